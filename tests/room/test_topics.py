import pytest

from tenfold.room.models import Stage
from tenfold.traces.models import Topic
from tenfold.traces.parking import parked_at
from tests import make
from tests.room.test_scene import press, sitting  # noqa: F401  the fixture

pytestmark = pytest.mark.postgres


def starts(sitting, **options):  # noqa: F811
    options = {"format": "topics", **options}
    return sitting.hanna.does("stage-start", options=options)["stage"]


def says(someone, what, **said):
    scene = someone.sees()["stage"]["id"]
    return someone.post("stage", scene=scene, deed={"do": what, **said})


def brought(sitting):  # noqa: F811
    starts(sitting)
    says(sitting.sam, "topics.add", text="My boss shouts", is_anonymous=True)
    says(sitting.kim, "topics.add", text="How to say no", tag="advice")
    return sitting.hanna.sees()["stage"]["items"]


def test_who_brought_a_topic_without_a_name_is_in_no_answer_to_members(sitting):  # noqa: F811
    brought(sitting)

    for other in (sitting.kim, sitting.noor):
        assert other.sees()["stage"]["items"][0]["by"] is None
    assert sitting.hanna.sees()["stage"]["items"][0]["by"] == sitting.sam.seat
    assert sitting.sam.sees()["stage"]["items"][0]["is_own"]
    stored = Stage.objects.filter(meeting=sitting.meeting).values_list("scene")
    assert "boss" not in repr(list(stored))


def test_dots_are_hidden_until_the_vote_is_closed(sitting):  # noqa: F811
    first, second = (item["id"] for item in brought(sitting))
    press(sitting.hanna, "topics.open")
    says(sitting.sam, "topics.vote", topic=second, dots=2)
    says(sitting.noor, "topics.vote", topic=first, dots=1)

    for anyone in (sitting.sam, sitting.kim, sitting.hanna):
        assert {i["dots"] for i in anyone.sees()["stage"]["items"]} == {None}
    refused = says(sitting.sam, "topics.vote", topic=first, dots=2)
    press(sitting.hanna, "topics.close")

    assert refused.status_code == 409
    seen = sitting.kim.sees()["stage"]
    assert [item["dots"] for item in seen["items"]] == [1, 2]
    assert (seen["winner"], seen["phase"]) == (second, "chosen")


def test_what_was_not_discussed_is_parked_and_comes_back_older(sitting):  # noqa: F811
    second = brought(sitting)[1]["id"]
    press(sitting.hanna, "topics.choose", topic=second)
    press(sitting.hanna, "topics.next")
    sitting.hanna.does("end")

    rows = {row.text: row for row in Topic.objects.all()}
    assert rows["My boss shouts"].state == "parked"
    assert rows["How to say no"].state == "discussed"
    assert rows["How to say no"].discussed_at == sitting.meeting
    later = make.meeting(sitting.meeting.group, by=sitting.staff["Hanna"])
    (parked,) = parked_at(later)
    assert parked.topic.text == "My boss shouts"
    assert parked.meetings == later.number - sitting.meeting.number > 0


def test_a_parked_topic_is_on_the_list_and_a_turn_is_offered_in_time(sitting):  # noqa: F811
    meeting = sitting.meeting
    number = meeting.number
    type(meeting).objects.filter(pk=meeting.pk).update(number=number + 3)
    meeting.number = number
    before = make.meeting(meeting.group, by=sitting.staff["Hanna"])
    type(before).objects.filter(pk=before.pk).update(number=number)
    Topic.objects.create(
        practice_id=meeting.practice_id,
        group=meeting.group,
        enrolment=sitting.enrolments["Sam"],
        brought_to=before,
        text="My boss shouts",
        tag="share",
    )

    (item,) = starts(sitting)["items"]

    assert item["meetings_parked"] == 3
    assert item["offers_turn"] is True
    assert sitting.kim.sees()["stage"]["items"][0]["offers_turn"] is False
    says(sitting.sam, "topics.withdraw", topic=item["id"])
    scene = sitting.hanna.sees()["stage"]["id"]
    sitting.hanna.does("stage-close", scene=scene)
    assert Topic.objects.get().state == "withdrawn"


def test_members_neither_open_nor_close_nor_choose(sitting):  # noqa: F811
    first = brought(sitting)[0]["id"]

    assert press(sitting.sam, "topics.open").status_code == 404
    assert press(sitting.sam, "topics.choose", topic=first).status_code == 404
    assert says(sitting.kim, "topics.withdraw", topic=first).status_code == 404


def test_a_topic_stays_when_its_person_leaves(sitting):  # noqa: F811
    brought(sitting)
    sitting.sam.does("leave")

    assert len(sitting.kim.sees()["stage"]["items"]) == 2
    scene = sitting.hanna.sees()["stage"]["id"]
    sitting.hanna.does("stage-close", scene=scene)
    assert Topic.objects.filter(enrolment=sitting.enrolments["Sam"]).exists()


@pytest.mark.parametrize("minutes", [0, 14, 26])
def test_a_time_out_of_bounds_is_refused(sitting, minutes):  # noqa: F811
    options = {"format": "topics", "minutes": minutes}

    assert sitting.hanna.post("stage-start", options=options).status_code == 422
