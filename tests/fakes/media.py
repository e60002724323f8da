"""A media server that answers at once, remembers, and can be told to be down."""

import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field

import urllib3
from livekit.protocol import models, room

ROOM_SERVICE = "/twirp/livekit.RoomService/"


@dataclass
class Answer:
    data: bytes = b""
    status: int = 200


@dataclass
class FakeMedia:
    """Stands where the connections of `tenfold.room.livekit` stand."""

    rooms: dict[str, dict[str, models.ParticipantInfo]] = field(default_factory=dict)
    is_down: bool = False
    rung: list[tuple[str, int]] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    permitted: list[room.UpdateParticipantRequest] = field(default_factory=list)
    muted: list[tuple[str, str]] = field(default_factory=list)
    passed_on: list[tuple[str, dict]] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    known_to_live: set[str] = field(default_factory=set)

    def request(self, method, url, *, body, headers):
        if self.is_down:
            raise urllib3.exceptions.HTTPError("nobody answers")
        method = url.split(ROOM_SERVICE)[1]
        self.asked[method] += 1
        name = re.sub(r"(?<!^)([A-Z])", r"_\1", method).lower()
        return getattr(self, name)(body)

    def joins(
        self,
        media_room: str,
        identity: str,
        sid: str,
        joined_at: float = 0,
        *,
        is_ahead: bool = False,
    ):
        track = models.TrackInfo(
            sid=f"TR_{sid}", source=models.TrackSource.MICROPHONE, muted=False
        )
        self.rooms.setdefault(media_room, {})[identity] = models.ParticipantInfo(
            sid=sid,
            identity=identity,
            state=models.ParticipantInfo.State.ACTIVE,
            joined_at=int(joined_at or time.time()),
            tracks=[] if is_ahead else [track],
            permission=models.ParticipantPermission(
                can_subscribe=not is_ahead, can_publish=not is_ahead
            ),
        )

    def create_room(self, body):
        asked = room.CreateRoomRequest.FromString(body)
        self.rooms.setdefault(asked.name, {})
        return Answer(models.Room(name=asked.name).SerializeToString())

    def delete_room(self, body):
        self.rooms.pop(room.DeleteRoomRequest.FromString(body).room, None)
        return Answer()

    def list_rooms(self, body):
        names = room.ListRoomsRequest.FromString(body).names
        living = [name for name in self.rooms if not names or name in names]
        self.known_to_live.update(living)
        found = [models.Room(name=name) for name in living]
        return Answer(room.ListRoomsResponse(rooms=found).SerializeToString())

    def list_participants(self, body):
        asked = room.ListParticipantsRequest.FromString(body).room
        assert asked in self.known_to_live, "ask first whether it is there"
        assert asked in self.rooms, "the real one would look for it for two seconds"
        self.known_to_live.discard(asked)
        people = self.rooms[asked].values()
        answer = room.ListParticipantsResponse(participants=people)
        return Answer(answer.SerializeToString())

    def remove_participant(self, body):
        asked = room.RoomParticipantIdentity.FromString(body)
        if self.rooms.get(asked.room, {}).pop(asked.identity, None) is None:
            return not_found()
        self.removed.append((asked.room, asked.identity))
        return Answer()

    def mute_published_track(self, body):
        asked = room.MuteRoomTrackRequest.FromString(body)
        self.muted.append((asked.identity, asked.track_sid))
        return Answer()

    def update_participant(self, body):
        asked = room.UpdateParticipantRequest.FromString(body)
        if asked.identity not in self.rooms.get(asked.room, {}):
            return not_found()
        self.permitted.append(asked)
        there = self.rooms[asked.room][asked.identity]
        there.permission.CopyFrom(asked.permission)
        return Answer()

    def send_data(self, body):
        asked = room.SendDataRequest.FromString(body)
        if asked.topic == "line":
            self.passed_on.append((asked.room, json.loads(asked.data)))
            return Answer()
        self.rung.append((asked.room, json.loads(asked.data)["v"]))
        return Answer()

    def update_room_metadata(self, body):
        return Answer()


def not_found() -> Answer:
    return Answer(json.dumps({"code": "not_found"}).encode(), 404)
