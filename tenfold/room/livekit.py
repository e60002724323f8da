"""The media server, as we use it. The only module that imports LiveKit's packages."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import urllib3
from django.conf import settings
from google.protobuf import json_format
from google.protobuf.message import DecodeError, Message
from livekit.protocol.models import (
    DataPacket,
    ParticipantInfo,
    ParticipantPermission,
    TrackSource,
)
from livekit.protocol.models import Room as MediaRoom
from livekit.protocol.room import (
    CreateRoomRequest,
    DeleteRoomRequest,
    DeleteRoomResponse,
    ListParticipantsRequest,
    ListParticipantsResponse,
    ListRoomsRequest,
    ListRoomsResponse,
    MuteRoomTrackRequest,
    MuteRoomTrackResponse,
    RemoveParticipantResponse,
    RoomParticipantIdentity,
    SendDataRequest,
    SendDataResponse,
    UpdateParticipantRequest,
    UpdateRoomMetadataRequest,
)
from livekit.protocol.webhook import WebhookEvent

from tenfold.room.grants import TICKET_LIFETIME, Grant, permission
from tenfold.room.media_tokens import WrongTokenError, require_signature_of, sign

TIMEOUT = urllib3.Timeout(connect=2.0, read=2.0)
EMPTY_TIMEOUT = timedelta(hours=1)
DEPARTURE_TIMEOUT = timedelta(minutes=15)
ADMIN_LIFETIME = timedelta(seconds=60)
STATE_TOPIC = "state"
LINE_TOPIC = "line"

_connections = urllib3.PoolManager(
    num_pools=4, maxsize=16, timeout=TIMEOUT, retries=False
)

Answer = TypeVar("Answer", bound=Message)
Video = dict[str, Any]


class MediaError(Exception):
    """The media server refused, and will refuse again."""


class MediaUnavailableError(MediaError):
    """Nobody answered in time; asking later may help."""


class MediaNotFoundError(MediaError):
    """The media server knows no such room, person or track."""


class ForgedWebhookError(Exception):
    """The request does not prove that it comes from our media server, now."""


@dataclass(frozen=True)
class Present:
    """Somebody whom the media server has in a room."""

    sid: str
    identity: str
    joined_at: datetime
    is_active: bool
    is_ahead: bool
    open_microphones: tuple[str, ...]


@dataclass(frozen=True)
class Heard:
    """One webhook, without anything that could hold a name."""

    event_id: str
    kind: str
    media_room: str
    sid: str
    identity: str
    is_ahead: bool
    joined_at: datetime | None
    happened_at: datetime


def ticket_token(grant: Grant) -> str:
    """A token for one person and one room, good for the next minute and a half."""
    allowed = {_camel_case(name): value for name, value in permission(grant).items()}
    video = {"roomJoin": True, "room": grant.media_room, **allowed}
    return sign(video, lifetime=TICKET_LIFETIME, identity=grant.identity)


def ensure_room(media_room: str, *, max_participants: int) -> None:
    """Make the room if it is not there. A room that lives keeps its options."""
    request = CreateRoomRequest(
        name=media_room,
        empty_timeout=int(EMPTY_TIMEOUT.total_seconds()),
        departure_timeout=int(DEPARTURE_TIMEOUT.total_seconds()),
        max_participants=max_participants,
    )
    _call("CreateRoom", request, MediaRoom, {"roomCreate": True})


def delete_room(media_room: str) -> None:
    """Send everybody out and forget the room; one that is gone already is fine."""
    request = DeleteRoomRequest(room=media_room)
    try:
        _call("DeleteRoom", request, DeleteRoomResponse, {"roomCreate": True})
    except MediaNotFoundError:
        return


def living_rooms(media_rooms: Iterable[str]) -> set[str]:
    """Those of these rooms that the media server has."""
    names = list(media_rooms)
    if not names:  # it would list every room
        return set()
    request = ListRoomsRequest(names=names)
    answer = _call("ListRooms", request, ListRoomsResponse, {"roomList": True})
    return {room.name for room in answer.rooms}


def people_in(media_room: str, living: set[str] | None = None) -> list[Present]:
    """Who is in a room. Raises MediaNotFoundError when the room is gone.

    Whether it is there is asked first, unless `living` says so: the media server looks
    two seconds for who would know of a room that it does not have.
    """
    if media_room not in (living_rooms([media_room]) if living is None else living):
        raise MediaNotFoundError("ListParticipants")
    request = ListParticipantsRequest(room=media_room)
    answer = _call(
        "ListParticipants", request, ListParticipantsResponse, _admin(media_room)
    )
    return [_present(info) for info in answer.participants]


def remove(media_room: str, identity: str) -> None:
    """Disconnect somebody. Their token stays valid, so the roster must be watched."""
    request = RoomParticipantIdentity(room=media_room, identity=identity)
    grants = _admin(media_room)
    _call("RemoveParticipant", request, RemoveParticipantResponse, grants)


def mute(media_room: str, identities: Iterable[str]) -> None:
    """Mute the microphones of these people who are there. Only they can unmute."""
    wanted = set(identities)
    for person in people_in(media_room):
        if person.identity in wanted:
            _mute_microphones(media_room, person)


def permit(grant: Grant) -> None:
    """Change what somebody may send who is in the room already."""
    sources = [TrackSource.Value(source.upper()) for source in grant.sources]
    allowed = permission(grant) | {"can_publish_sources": sources}
    request = UpdateParticipantRequest(
        room=grant.media_room,
        identity=grant.identity,
        permission=ParticipantPermission(**allowed),
    )
    _call("UpdateParticipant", request, ParticipantInfo, _admin(grant.media_room))


def ring(media_room: str, version: int) -> None:
    """The doorbell: tell a room that there is something new, and not what.

    The mark comes first: it is refused at once where the room is gone, while the media
    server looks two seconds for somebody who would take the hint.
    """
    body = json.dumps({"v": version})
    hint = SendDataRequest(
        room=media_room,
        data=body.encode(),
        kind=DataPacket.Kind.RELIABLE,
        topic=STATE_TOPIC,
    )
    mark = UpdateRoomMetadataRequest(room=media_room, metadata=body)
    _call("UpdateRoomMetadata", mark, MediaRoom, _admin(media_room))
    _call("SendData", hint, SendDataResponse, _admin(media_room))


def pass_on(media_room: str, line: str) -> None:
    """A line of the whiteboard while it is drawn: lost without harm."""
    said = SendDataRequest(
        room=media_room,
        data=line.encode(),
        kind=DataPacket.Kind.LOSSY,
        topic=LINE_TOPIC,
    )
    _call("SendData", said, SendDataResponse, _admin(media_room))


def read_webhook(body: bytes, authorization: str) -> Heard:
    """What the media server tells us, once it has proved that it is the one."""
    try:
        require_signature_of(body, authorization)
        event = json_format.Parse(body, WebhookEvent(), ignore_unknown_fields=True)
    except (WrongTokenError, json_format.ParseError, UnicodeDecodeError) as error:
        raise ForgedWebhookError from error

    person = event.participant
    return Heard(
        event_id=event.id,
        kind=event.event,
        media_room=event.room.name,
        sid=person.sid,
        identity=person.identity,
        is_ahead=_is_ahead(person),
        joined_at=_joined_at(person) if person.joined_at else None,
        happened_at=datetime.fromtimestamp(event.created_at, UTC),
    )


def _camel_case(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _admin(media_room: str) -> Video:
    return {"roomAdmin": True, "room": media_room}


def _joined_at(info: ParticipantInfo) -> datetime:
    milliseconds = info.joined_at_ms or info.joined_at * 1000
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _is_ahead(info: ParticipantInfo) -> bool:
    """Whether somebody waits where they do not belong yet, hearing nothing."""
    allowed = info.permission
    if not info.HasField("permission"):
        return False
    return not (allowed.can_subscribe or allowed.can_publish)


def _present(info: ParticipantInfo) -> Present:
    return Present(
        sid=info.sid,
        identity=info.identity,
        joined_at=_joined_at(info),
        is_active=info.state == ParticipantInfo.State.ACTIVE,
        is_ahead=_is_ahead(info),
        open_microphones=tuple(
            track.sid
            for track in info.tracks
            if track.source == TrackSource.MICROPHONE and not track.muted
        ),
    )


def _mute_microphones(media_room: str, person: Present) -> None:
    for sid in person.open_microphones:
        request = MuteRoomTrackRequest(
            room=media_room, identity=person.identity, track_sid=sid, muted=True
        )
        grants = _admin(media_room)
        _call("MutePublishedTrack", request, MuteRoomTrackResponse, grants)


def _call(method: str, request: Message, answer: type[Answer], grants: Video) -> Answer:
    bearer = sign(grants, lifetime=ADMIN_LIFETIME)
    url = f"{settings.LIVEKIT_API_URL}/twirp/livekit.RoomService/{method}"
    headers = {
        "Authorization": f"Bearer {bearer}",
        "Content-Type": "application/protobuf",
    }
    try:
        response = _connections.request(
            "POST", url, body=request.SerializeToString(), headers=headers
        )
    except urllib3.exceptions.HTTPError as error:
        raise MediaUnavailableError(method) from error

    if response.status != 200:  # noqa: PLR2004 - everybody knows this number
        raise _refusal(method, response)
    try:
        return answer.FromString(response.data)
    except DecodeError as error:
        raise MediaError(method) from error


def _refusal(method: str, response: urllib3.BaseHTTPResponse) -> MediaError:
    try:
        code = json.loads(response.data).get("code", "")
    except (ValueError, AttributeError):
        code = ""
    if code == "not_found":
        return MediaNotFoundError(method)
    if code in {"unavailable", "deadline_exceeded"} or response.status >= 502:  # noqa: PLR2004 - a gateway without a server
        return MediaUnavailableError(f"{method}: {code or response.status}")
    return MediaError(f"{method}: {code or response.status}")
