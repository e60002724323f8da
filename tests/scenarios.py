"""What a browser test needs to be true, done beside the servers it looks at.

`python -m tests.scenarios` reads lines of JSON, `["deed", {"argument": 1}]`, and
answers each with a line: `answer` or `failed`, and JSON.
"""

import json
import re
import sys
import traceback
from datetime import timedelta
from typing import Any

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db.models import F  # noqa: E402
from django.utils import timezone  # noqa: E402
from livekit.api import AccessToken, VideoGrants  # noqa: E402

from tenfold.audit.models import AuditEvent  # noqa: E402
from tenfold.clients.actions import (  # noqa: E402
    ClientData,
    ContactData,
    change_client,
)
from tenfold.core.tokens import fingerprint  # noqa: E402
from tenfold.groups.actions import enrol  # noqa: E402
from tenfold.groups.models import Enrolment, Group  # noqa: E402
from tenfold.messaging.models import Message  # noqa: E402
from tenfold.notes.models import Note  # noqa: E402
from tenfold.practice.models import StaffMember  # noqa: E402
from tenfold.room.actions.admission import (  # noqa: E402
    Whereabouts,
    admit_all,
    knock,
)
from tenfold.room.actions.circle import open_circle  # noqa: E402
from tenfold.room.actions.links import (  # noqa: E402
    address_of,
    bind_browser,
    ensure_guest_link,
    ensure_link,
)
from tenfold.room.actions.visits import (  # noqa: E402
    visit_as_leader,
    visit_by_link,
)
from tenfold.room.models import (  # noqa: E402
    JoinLink,
    Place,
    PresenceInterval,
    Seat,
    Stage,
)
from tenfold.runsheet.models import Block  # noqa: E402
from tenfold.scheduling.actions import cancel_meeting  # noqa: E402
from tenfold.scheduling.models import Attendance, Meeting  # noqa: E402
from tests import make, note_scenes  # noqa: E402
from tests.library.files import a_pdf  # noqa: E402
from tests.library.films import a_film, a_tone  # noqa: E402
from tests.secrets import secrets_of  # noqa: E402


def session_of(staff: StaffMember) -> str:
    """A signed-in session of somebody with a second factor."""
    if not staff.user.authenticator_set.exists():
        TOTP.activate(staff.user, generate_totp_secret())
    session = SessionStore()
    session[SESSION_KEY] = str(staff.user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = staff.user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def newcomer(slug: str) -> dict[str, str]:
    """Somebody who has been invited and has a password, and nothing more."""
    user = make.owner(slug).user
    return {"email": user.email, "password": make.PASSWORD}


def circle(
    slug: str,
    members: list[str],
    starts_in_minutes: int = 0,
    co: str = "Hanna",
    third: str = "",
) -> dict[str, Any]:
    """A practice whose group meets now: sessions for two leaders, links for members."""
    osei = make.owner(slug)
    group = make.group(osei, capacity=max(10, len(members)))
    hanna = make.co_facilitator(group, osei, co)
    other = make.co_facilitator(group, osei, third) if third else None
    enrolments = [make.member(group, osei, name) for name in members]
    now = timezone.now()
    meeting = make.meeting(
        group, by=osei, starts_at=now + timedelta(minutes=starts_in_minutes)
    )
    links = {
        e.display_name: address_of(ensure_link(meeting, enrolment=e, by=osei, now=now))
        for e in enrolments
    }
    return {
        "slug": slug,
        "group": str(group.pk),
        "meeting": str(meeting.pk),
        "lead": session_of(osei),
        "co": session_of(hanna),
        "third": session_of(other) if other else "",
        "links": links,
    }


def observed(meeting: str, name: str = "Robin") -> str:
    """Somebody who would like to observe: the link that they got by mail."""
    found = Meeting.objects.select_related("practice").get(pk=meeting)
    osei = StaffMember.objects.get(practice=found.practice, role="owner")
    guest = make.guest(found, by=osei, name=name)
    return address_of(ensure_guest_link(guest, by=osei, now=timezone.now()))


def guarded_circle(slug: str) -> dict[str, Any]:
    """The same for Sam and Noor, of whom much is known; what it is, under `secrets`."""
    scene = circle(slug, ["Sam", "Noor"])
    meeting = Meeting.objects.get(pk=scene["meeting"])
    osei = StaffMember.objects.get(practice=meeting.practice, role="owner")
    scene["secrets"] = {}
    for number, enrolment in enumerate(meeting.group.enrolments.order_by("seat")):
        name = enrolment.display_name
        known = secrets_of(name, 10417 + 6007 * number)
        client = enrolment.client
        change_client(
            client,
            data=ClientData(
                preferred_name=name,
                legal_name=known.legal_name,
                email=known.email,
                phone=known.phone,
                date_of_birth=known.date_of_birth,
                contact_note=known.contact_note,
            ),
            contact=ContactData(
                name=known.emergency_name,
                relation=known.emergency_relation,
                phone=known.emergency_phone,
            ),
            by=osei,
        )
        other = make.group(osei, known.other_group)
        enrol(
            other,
            client=client,
            display_name=known.name_in_other_group,
            by=osei,
            on=meeting.occurs_on,
        )
        scene["secrets"][name] = known.words()
    return scene


def known_words(meeting: str) -> list[str]:
    """What the database holds about the members of a meeting, opened."""
    words: list[str] = []
    for seat in Seat.objects.filter(meeting=meeting, role="member"):
        assert seat.enrolment
        client = seat.enrolment.client
        words += [seat.location, seat.phone, client.legal_name, client.email]
        words += [str(client.phone), str(client.date_of_birth), client.contact_note]
        words += [f"{client.born_on:%-d %B %Y}"] if client.born_on else []
        for contact in client.emergency_contacts.all():
            words += [contact.name, contact.relation, str(contact.phone)]
        for enrolment in Enrolment.objects.filter(client=client):
            words += [enrolment.display_name, enrolment.group.name]
    for note in Note.objects.filter(meeting=meeting):
        words += [note.text(key) for key in note.texts]
    return words


def media_rooms(meeting: str) -> dict[str, str]:
    """What the media server calls the open circle and each person's lobby."""
    rooms = {}
    for place in Place.objects.filter(meeting=meeting, closed_at=None):
        rooms[place.seat.name if place.seat else "circle"] = place.media_room
    return rooms


def stranger_token(meeting: str, is_hidden: bool) -> str:
    """A token for the circle that nobody of ours has made."""
    place = Place.objects.get(meeting=meeting, kind="circle", closed_at=None)
    grants = VideoGrants(
        room_join=True, room=place.media_room, can_subscribe=True, hidden=is_hidden
    )
    token = AccessToken(settings.LIVEKIT_KEY, settings.LIVEKIT_SECRET)
    return token.with_identity("u-nobody").with_grants(grants).to_jwt()


def newest_mail(meeting: str, kind: str) -> dict[str, str] | None:
    """To whom it goes, and the six digits in it."""
    practice = Meeting.objects.get(pk=meeting).practice_id
    mails = Message.objects.filter(practice=practice, kind=kind)
    mail = mails.order_by("-created_at").first()
    if mail is None:
        return None
    found = re.search(r"\b\d{6}\b", mail.body)
    return {"to": mail.to, "code": found.group() if found else ""}


def expire_link(meeting: str, name: str) -> str:
    """Let a member's link run out; its address."""
    link = next(
        link
        for link in JoinLink.objects.filter(meeting=meeting)
        if link.enrolment.display_name == name
    )
    link.expires_at = timezone.now() - timedelta(minutes=1)
    link.save(update_fields=["expires_at"])
    return address_of(link)


def seat(meeting: str, names: list[str]) -> None:
    """Let these people in, though no browser of theirs is connected."""
    now = timezone.now()
    row = Meeting.objects.get(pk=meeting)
    for leads in row.group.facilitations.select_related("staff__user"):
        visitor = visit_as_leader(row.pk, leads.staff.user, now)
        if visitor and leads.staff.display_name in names:
            open_circle(row, by=visitor.seat, now=now)
    for link in JoinLink.objects.filter(meeting=meeting).select_related("meeting"):
        if link.enrolment.display_name in names:
            browser = fingerprint(str(link.pk))
            bind_browser(link, browser_hash=browser, now=now)
            visitor = visit_by_link(link.meeting_id, browser, now)
            assert visitor
            knock(visitor, today=Whereabouts("", ""), now=now)
    leader = Seat.objects.get(meeting=meeting, role="facilitator")
    admit_all(row, by=leader, now=now)


def move(meeting: str, minutes: float) -> None:
    """Let a meeting begin so many minutes later."""
    later = timedelta(minutes=minutes)
    Meeting.objects.filter(pk=meeting).update(
        starts_at=F("starts_at") + later, ends_at=F("ends_at") + later
    )


def cancel(meeting: str) -> None:
    row = Meeting.objects.get(pk=meeting)
    osei = StaffMember.objects.get(practice=row.practice, role="owner")
    cancel_meeting(row, reason="", by=osei, now=timezone.now())


def hold_at_most(meeting: str, members: int) -> None:
    Group.objects.filter(meetings=meeting).update(capacity=members)


def call(meeting: str, name: str, new: str) -> None:
    """Give a member another name in their group."""
    for enrolment in Meeting.objects.get(pk=meeting).group.enrolments.all():
        if enrolment.display_name == name:
            enrolment.display_name = new
            enrolment.save(update_fields=["display_name"])


def note_texts(meeting: str) -> list[str]:
    notes = Note.objects.filter(meeting=meeting)
    return [text for note in notes for text in note.texts.values()]


def stamp(meeting: str, name: str, key: str, text: str) -> None:
    """The lead marks something that a member did."""
    at = Meeting.objects.select_related("practice").get(pk=meeting)
    lead = StaffMember.objects.get(practice=at.practice, role="owner")
    for enrolment in at.group.enrolments.all():
        if enrolment.display_name == name:
            make.moment(at, by=lead, member=enrolment, key=key, text=text)


def intervals(meeting: str) -> list[dict[str, Any]]:
    """Every connection to the circle, in the order of coming."""
    rows = PresenceInterval.objects.filter(
        place__meeting=meeting, place__kind="circle"
    ).select_related("place", "seat__enrolment", "seat__staff")
    return [
        {
            "sid": row.sid,
            "epoch": row.place.epoch,
            "name": row.seat.name if row.seat else "",
            "started_at": row.started_at.isoformat(),
            "ended_at": row.ended_at.isoformat() if row.ended_at else None,
            "is_inferred": row.is_inferred,
        }
        for row in rows.order_by("started_at", "pk")
    ]


def clock() -> str:
    return timezone.now().isoformat()


def attendance(meeting: str) -> list[list[Any]]:
    rows = Attendance.objects.filter(meeting=meeting).order_by("enrolment__seat")
    return [[row.enrolment.display_name, row.status, row.minutes] for row in rows]


def confirmed(meeting: str) -> list[str]:
    rows = Attendance.objects.filter(meeting=meeting, confirmed_at__isnull=False)
    return [row.enrolment.display_name for row in rows.order_by("enrolment__seat")]


def turn_back(meeting: str, minutes: int) -> None:
    """Make everybody have come so many minutes earlier than they did."""
    earlier = timedelta(minutes=minutes)
    first = {}
    rows = PresenceInterval.objects.filter(place__meeting=meeting)
    for row in rows.filter(place__kind="circle"):
        known = first.setdefault(row.seat_id, row)
        if row.started_at < known.started_at:
            first[row.seat_id] = row
    for row in first.values():
        row.started_at -= earlier
        row.save(update_fields=["started_at"])
    Meeting.objects.filter(pk=meeting).update(
        starts_at=F("starts_at") - earlier, ends_at=F("ends_at") - earlier
    )


def pass_time(meeting: str, minutes: float) -> None:
    """Let so many minutes of a meeting and of the part that runs be over."""
    earlier = timedelta(minutes=minutes)
    Meeting.objects.filter(pk=meeting).update(
        starts_at=F("starts_at") - earlier, ends_at=F("ends_at") - earlier
    )
    Block.objects.filter(sheet__meeting=meeting).update(
        started_at=F("started_at") - earlier, ended_at=F("ended_at") - earlier
    )
    Stage.objects.filter(meeting=meeting).update(version=F("version") + 1)


def parts_run(meeting: str) -> list[list[Any]]:
    """The parts of a plan that were run, and how many minutes they took."""
    rows = Block.objects.filter(sheet__meeting=meeting, ended_at__isnull=False)
    return [
        [str(row.title), (row.ended_at - row.started_at).seconds // 60]
        for row in rows.order_by("started_at")
        if row.ended_at and row.started_at
    ]


def add_file(meeting: str, kind: str, title: str) -> None:
    """Music, a film or slides in the library of the meeting's practice."""
    made = {"music": a_tone, "film": a_film, "slides": lambda: a_pdf(3)}[kind]()
    practice = Meeting.objects.get(pk=meeting).practice
    by = StaffMember.objects.filter(practice=practice).earliest("created_at")
    make.material(by, made, title)


def deeds_in(meeting: str, verb: str) -> int:
    """How often something is in the record of the practice that meets."""
    practice = Meeting.objects.get(pk=meeting).practice_id
    return AuditEvent.objects.filter(chain=str(practice), verb=verb).count()


def state_of(meeting: str) -> str:
    return Meeting.objects.get(pk=meeting).state


DEEDS = {
    deed.__name__: deed
    for deed in (
        newcomer,
        circle,
        guarded_circle,
        observed,
        known_words,
        stranger_token,
        newest_mail,
        expire_link,
        seat,
        move,
        cancel,
        hold_at_most,
        call,
        note_texts,
        stamp,
        intervals,
        clock,
        media_rooms,
        attendance,
        confirmed,
        turn_back,
        add_file,
        state_of,
        deeds_in,
        pass_time,
        parts_run,
        note_scenes.wrote_last_time,
        note_scenes.gave_last_time,
        note_scenes.close_now,
        note_scenes.works_on,
        note_scenes.is_over,
    )
}


def answer(line: str) -> str:
    deed, arguments = json.loads(line)
    try:
        return f"answer {json.dumps(DEEDS[deed](**arguments))}"
    except Exception:  # noqa: BLE001  the test that asked is told
        return f"failed {json.dumps(traceback.format_exc())}"


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(f"{answer(line)}\n")
        sys.stdout.flush()
