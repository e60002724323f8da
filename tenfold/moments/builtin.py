"""The tags that every practice begins with. It may change each of them."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

CHART, PROCESS, BOTH = "chart", "process", "both"
WORDS = ("label", "sentence", "group_sentence")  # what is translated


@dataclass(frozen=True)
class BuiltIn:
    """What is stamped, and the words a note may begin with."""

    key: str
    label: str
    sentence: str = ""
    group_sentence: str = ""
    destination: str = CHART
    is_alert: bool = False


BUILT_IN = (
    BuiltIn(
        "p", _("Shared"), _("took part and shared"), _("members shared experiences")
    ),
    BuiltIn(
        "f",
        _("Gave feedback"),
        _("gave feedback to a peer"),
        _("members gave each other feedback"),
    ),
    BuiltIn(
        "r",
        _("Got feedback"),
        _("received feedback from a peer"),
        _("members received feedback"),
    ),
    BuiltIn(
        "s", _("Support"), _("supported a peer"), _("members supported each other")
    ),
    BuiltIn("i", _("Insight"), _("named an insight"), _("insights were named")),
    BuiltIn(
        "e",
        _("Emotion"),
        _("showed strong emotion"),
        _("there was strong emotion in the group"),
    ),
    BuiltIn(
        "c",
        _("Conflict"),
        _("was part of a conflict in the group"),
        _("there was a conflict in the group"),
    ),
    BuiltIn("q", _("Quiet"), _("was quiet or withdrawn"), _("the group was quiet")),
    BuiltIn(
        "g", _("Goal"), _("worked on the goal"), _("members worked on their goals")
    ),
    BuiltIn(
        "h", _("Homework"), _("reported homework"), _("members reported their homework")
    ),
    BuiltIn("!", _("Risk"), destination=BOTH, is_alert=True),
    BuiltIn("t", _("Process"), destination=PROCESS),
    BuiltIn("*", _("Bookmark")),
)
