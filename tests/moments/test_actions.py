from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenfold.audit.models import AuditEvent
from tenfold.moments.actions import (
    CannotChangeTagError,
    CannotTakeChangesError,
    CannotUseDeskError,
    TagData,
    add_tag,
    change_tag,
    forget,
    forget_old,
    restore_tags,
    retire_tag,
    set_retention,
)
from tenfold.moments.models import Moment, Sheet, Tag
from tenfold.moments.protocol import Reword, TakeBack
from tenfold.moments.queries import moments_for_notes, moments_since
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def seen(scene, by, after=0):
    found = moments_since(scene.meeting, seen_by=by, after=after, now=scene.now)
    return {moment.pk for moment in found}


def test_a_stamp_is_kept_with_a_line_that_holds_no_words(scene):
    stamp = scene.stamp("i", text="I never ask")

    scene.send(stamp)

    moment = Moment.objects.get()
    assert (moment.pk, moment.enrolment, moment.author) == (
        stamp.moment, scene.sam, scene.lead,
    )  # fmt: skip
    assert (moment.text, moment.seconds_in) == ("I never ask", 1800)
    line = AuditEvent.objects.get(verb="moments.kept")
    assert line.details == {"stamped": 1, "reworded": 0, "taken_back": 0}
    assert line.target_id == str(scene.meeting.pk)


def test_sent_again_it_is_not_taken_twice(scene):
    client, stamp = uuid4(), scene.stamp("p")
    scene.send(stamp, client=client)

    desk = scene.send(stamp, scene.stamp("g", seq=2), client=client)

    assert desk.acked == 2
    assert Moment.objects.count() == 2


def test_what_comes_out_of_order_is_refused_whole(scene):
    with pytest.raises(CannotTakeChangesError) as refusal:
        scene.send(scene.stamp("p"), scene.stamp("g", seq=3))

    assert refusal.value.code == "gap"
    assert Moment.objects.count() == 0


def test_a_time_from_a_wrong_clock_is_brought_into_the_session(scene):
    early = scene.stamp("p", at=scene.now - timedelta(days=2))
    late = scene.stamp("g", seq=2, at=scene.now + timedelta(hours=5))

    scene.send(early, late)

    times = Moment.objects.in_time().values_list("at", flat=True)
    assert list(times) == [scene.meeting.doors_open_at, scene.now]


@given(order=st.permutations(range(6)), cut=st.integers(0, 6))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_two_facilitators_merge_whatever_the_order(scene, order, cut):
    with transaction.atomic():
        clients = {scene.lead.pk: uuid4(), scene.co.pk: uuid4()}
        waiting = {
            who.pk: [scene.stamp("p", seq=n) for n in (1, 2, 3)]
            for who in (scene.lead, scene.co)
        }
        everything = {one.moment for stamps in waiting.values() for one in stamps}
        known = {who.pk: (0, set()) for who in (scene.lead, scene.co)}
        for number in order:
            who = (scene.lead, scene.co)[number % 2]
            batch = waiting[who.pk][: 1 + number // 2]
            scene.send(*batch, by=who, client=clients[who.pk])
            if number == cut:
                version = Sheet.objects.get(meeting=scene.meeting).version
                known = {
                    one.pk: (version, seen(scene, one))
                    for one in (scene.lead, scene.co)
                }
        for who in (scene.lead, scene.co):
            scene.send(*waiting[who.pk], by=who, client=clients[who.pk])

        for who in (scene.lead, scene.co):
            after, before = known[who.pk]
            assert before | seen(scene, who, after=after) == everything
        assert Moment.objects.count() == 6
        transaction.set_rollback(True)


def test_words_and_taking_back_belong_to_who_stamped(scene):
    stamp = scene.stamp("p")
    scene.send(stamp)

    for change in (Reword(1, stamp.moment, "Mine now"), TakeBack(1, stamp.moment)):
        with pytest.raises(CannotTakeChangesError):
            scene.send(change, by=scene.co)
    scene.send(Reword(1, stamp.moment, "After a pause"))
    scene.send(TakeBack(1, stamp.moment))

    moment = Moment.objects.get()
    assert moment.text == "After a pause"
    assert moment.undone_at == scene.now
    assert seen(scene, scene.co) == set()
    assert seen(scene, scene.co, after=1) == {moment.pk}


def test_what_is_of_the_process_is_seen_by_its_author_alone(scene):
    private, risk, shared = (scene.stamp(key, n) for n, key in enumerate("t!p", 1))

    scene.send(private, risk, shared)

    assert seen(scene, scene.lead) == {private.moment, risk.moment, shared.moment}
    assert seen(scene, scene.co) == {risk.moment, shared.moment}
    of_record = [moment.pk for moment in moments_for_notes(scene.meeting)]
    assert sorted(of_record) == sorted([risk.moment, shared.moment])


def test_a_tag_that_becomes_public_publishes_nothing_of_before(scene):
    private = scene.stamp("t")
    scene.send(private)
    data = TagData("t", "Process", "chart", "", "")

    change_tag(scene.tag("t"), data=data, by=scene.lead)

    assert seen(scene, scene.co) == set()
    assert moments_for_notes(scene.meeting) == []


def test_a_page_of_one_person_is_nobody_elses(scene):
    client = uuid4()
    scene.send(scene.stamp("p"), client=client)

    with pytest.raises(CannotUseDeskError):
        scene.send(scene.stamp("p", seq=2), client=client, by=scene.co)


def test_members_tags_and_ids_of_elsewhere_do_not_fit(scene):
    stranger = make.member(make.group(scene.lead, "Grief"), scene.lead, "Wren")
    theirs = make.moment(
        make.meeting(stranger.group, by=scene.lead), by=scene.lead, member=stranger
    )
    wrong = (
        scene.stamp("p", member=stranger.pk),
        replace(scene.stamp("p"), tag=uuid4()),
        scene.stamp("p", moment=theirs.pk),
        TakeBack(1, theirs.pk),
    )
    for change in wrong:
        with pytest.raises(CannotTakeChangesError):
            scene.send(change)


def test_signed_means_erased_and_nothing_comes_after(scene):
    scene.send(scene.stamp("p", text="Quetzal"))

    assert forget(scene.meeting, now=scene.now) == 1

    assert Moment.objects.count() == 0
    assert AuditEvent.objects.get(verb="moments.erased").details == {"moments": 1}
    with pytest.raises(CannotTakeChangesError) as refusal:
        scene.send(scene.stamp("p"))
    assert refusal.value.code == "forgotten"


def test_a_practice_may_keep_them_for_a_month_and_no_longer(scene):
    scene.send(scene.stamp("p"))
    set_retention(scene.meeting.practice, until="month", by=scene.lead)

    assert forget(scene.meeting, now=scene.now) == 0
    assert forget_old(scene.meeting.ends_at + timedelta(days=29)) == 0
    assert forget_old(scene.meeting.ends_at + timedelta(days=31)) == 1
    assert Moment.objects.count() == 0


def test_a_tag_has_a_key_of_its_own(scene):
    data = TagData("x", "Silence", "chart", "was silent", "")
    tag = add_tag(scene.meeting.practice, data=data, by=scene.lead)

    with pytest.raises(CannotChangeTagError):
        change_tag(tag, data=replace(data, key="p"), by=scene.lead)
    with pytest.raises(CannotChangeTagError):  # fourteen are in use
        add_tag(scene.meeting.practice, data=replace(data, key="z"), by=scene.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.filter(pk=tag.pk).update(key="1")


def test_the_tag_that_warns_stays(scene):
    retire_tag(scene.tag("q"), by=scene.lead)

    with pytest.raises(CannotChangeTagError):
        retire_tag(scene.tag("!"), by=scene.lead)
    restore_tags(scene.meeting.practice, by=scene.lead)

    assert Tag.objects.in_use().count() == 13
