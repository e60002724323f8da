"""What a person may send us about a plan, a paper or a consent."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, BinaryIO, Self, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image

from tenfold.core.forms import LineField
from tenfold.groups.models import Enrolment
from tenfold.library.media_types import Kind, MediaType, kind_said, type_of
from tenfold.plans.actions.documents import ConsentData, DocumentData
from tenfold.plans.actions.episodes import DischargeData, EpisodeData
from tenfold.plans.actions.plans import GoalData, GoalSeen, ReviewData
from tenfold.plans.models import Document, Goal, Plan, Problem
from tenfold.plans.models.plans import Progress

MEGABYTE = 1024 * 1024
PAPERS = (Kind.PDF, Kind.IMAGE)
END_OF_PDF = 2048
ACCEPTED = ".pdf,.png,.jpg,.jpeg,.webp"


class ParagraphField(forms.CharField):
    """Text of several lines. What is too long is said, never cut off."""

    default_error_messages = {"required": _("Write something here.")}

    def __init__(self, *, rows: int = 4, longest: int = 5_000, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def run_validators(self, value: str) -> None:
        if len(value) > self.longest:
            raise ValidationError(
                _("This has %(has)d characters; keep it to %(limit)d."),
                params={"has": len(value), "limit": self.longest},
            )
        super().run_validators(value)


class DayField(forms.DateField):
    """A day, not after `latest` if there is one."""

    default_error_messages = {
        "required": _("Choose a day."),
        "invalid": _("Write the day like 2026-11-23."),
    }

    def __init__(self, *, is_past: bool = False, **kwargs: Any) -> None:
        self.is_past = is_past
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **kwargs)


class WithToday(forms.Form):
    """A form that knows which day it is at the practice."""

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        self.on = on
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, field in self.fields.items():
            day = cleaned.get(name)
            is_past = isinstance(field, DayField) and field.is_past
            if is_past and day and day > self.on:
                self.add_error(name, _("This day has not come yet."))
        return cleaned


class EpisodeForm(WithToday):
    from_on = DayField(label=_("In care since"), is_past=True)
    reason = ParagraphField(
        label=_("Why they come"), help_text=_("In their own words where you can.")
    )
    review_every_weeks = forms.IntegerField(
        label=_("Look at the plan every so many weeks"),
        min_value=1,
        max_value=Plan.MOST_WEEKS,
        initial=Plan.USUAL_WEEKS,
    )

    def episode_data(self) -> EpisodeData:
        return EpisodeData(**self.cleaned_data)


class DischargeForm(WithToday):
    until_on = DayField(label=_("Last day in care"), is_past=True)
    reason = forms.ChoiceField(
        label=_("Why it ends"),
        choices=[("", _("Choose a reason")), *Enrolment.EndReason.choices],
        error_messages={"required": _("Choose a reason.")},
    )
    course = ParagraphField(
        label=_("Course"), rows=6, help_text=_("What was done, and how it went.")
    )
    measures = ParagraphField(label=_("Measures, first to last"), required=False)
    goals = ParagraphField(
        label=_("Goals"), required=False, help_text=_("What was reached, what was not.")
    )
    risk = ParagraphField(
        label=_("Risk at the end"),
        rows=2,
        help_text=_("Also when there is none: say that you looked."),
    )
    recommendations = ParagraphField(label=_("Recommendations"), required=False)
    aftercare = ParagraphField(
        label=_("Whom to turn to afterwards"), rows=3, required=False
    )

    def discharge_data(self) -> DischargeData:
        return DischargeData(**self.cleaned_data)


class ProblemForm(forms.Form):
    wording = ParagraphField(
        label=_("Problem"),
        rows=2,
        longest=500,
        help_text=_("One problem, in words that the client would agree with."),
    )


class GoalForm(forms.Form):
    wording = ParagraphField(
        label=_("Goal"),
        rows=2,
        longest=500,
        help_text=_("What will be different: “Say in a meeting what I need”."),
    )
    sign = ParagraphField(
        label=_("How one sees that it is reached"),
        rows=2,
        longest=500,
        help_text=_(
            "Something one can count or watch: “once a week, four weeks long”."
        ),
    )
    problem = forms.ChoiceField(label=_("Belongs to"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=Goal.State)

    def __init__(
        self,
        data: Any = None,
        *,
        problems: Iterable[Problem],
        goal: Goal | None = None,
    ) -> None:
        known = ("wording", "sign", "state")
        initial = {name: getattr(goal, name) for name in known} if goal else {}
        if goal and goal.problem_id:
            initial["problem"] = str(goal.problem_id)
        super().__init__(data, initial=initial)
        self._problems = {str(one.pk): one for one in problems}
        field = self.fields["problem"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        words = [(pk, str(one.wording)) for pk, one in self._problems.items()]
        field.choices = [("", _("No problem in particular")), *words]
        if goal is None:
            del self.fields["state"]

    def goal_data(self) -> GoalData:
        cleaned = self.cleaned_data
        return GoalData(
            wording=cleaned["wording"],
            sign=cleaned["sign"],
            problem=self._problems.get(cleaned["problem"]),
            state=cleaned.get("state", Goal.State.OPEN),
        )


class ReviewForm(WithToday):
    held_on = DayField(label=_("Looked at on"), is_past=True)
    with_client = forms.BooleanField(
        label=_("Talked about with the client"), required=False, initial=True
    )
    summary = ParagraphField(
        label=_("What came of it"),
        rows=5,
        help_text=_("What goes on, what changes, what ends."),
    )
    next_on = DayField(label=_("Look again on"))

    def __init__(self, data: Any = None, *, plan: Plan, goals: list[Goal], on: date):
        after = on + timedelta(weeks=plan.review_every_weeks)
        super().__init__(data, initial={"held_on": on, "next_on": after}, on=on)
        self.goals = goals
        for goal in goals:
            self.fields[f"progress_{goal.pk}"] = forms.ChoiceField(
                label=_("Progress"),
                choices=[("", _("Choose one")), *Progress.choices],
                error_messages={"required": _("Say how this goal stands.")},
            )
            self.fields[f"state_{goal.pk}"] = forms.ChoiceField(
                label=_("From now on"), choices=Goal.State, initial=goal.state
            )
            self.fields[f"comment_{goal.pk}"] = LineField(
                label=_("In a word"), max_length=300, required=False
            )
        self.order_fields(["held_on", "with_client"])

    @property
    def about_goals(self) -> list[tuple[Goal, list[forms.BoundField]]]:
        parts = ("progress", "state", "comment")
        return [
            (goal, [self[f"{part}_{goal.pk}"] for part in parts]) for goal in self.goals
        ]

    @property
    def about_review(self) -> list[forms.BoundField]:
        return [self["held_on"], self["with_client"]]

    @property
    def about_next(self) -> list[forms.BoundField]:
        return [self["summary"], self["next_on"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        held, following = cleaned.get("held_on"), cleaned.get("next_on")
        if held and following and following <= held:
            self.add_error("next_on", _("The next review comes after this one."))
        return cleaned

    def review_data(self) -> ReviewData:
        cleaned = self.cleaned_data
        return ReviewData(
            held_on=cleaned["held_on"],
            next_on=cleaned["next_on"],
            with_client=cleaned["with_client"],
            summary=cleaned["summary"],
            goals={
                goal.pk: GoalSeen(
                    progress=int(cleaned[f"progress_{goal.pk}"]),
                    state=cleaned[f"state_{goal.pk}"],
                    comment=cleaned[f"comment_{goal.pk}"],
                )
                for goal in self.goals
            },
        )


class DocumentForm(WithToday):
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("A PDF or a picture of the paper (png, jpeg, webp)."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("There is nothing in this file."),
        },
    )
    title = LineField(label=_("What it is"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=Document.Kind)
    dated_on = DayField(label=_("Dated"), is_past=True)
    found: MediaType

    def __init__(
        self, *args: Any, is_too_large: bool = False, on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, on=on, initial={"dated_on": on}, **kwargs)
        if is_too_large:
            words = self.fields["file"].error_messages
            words["required"] = _("This file is too large. Save it smaller.")

    @classmethod
    def sent(cls, said: Any, files: Any, *, is_too_large: bool, on: date) -> Self:
        return cls(said, files, is_too_large=is_too_large, on=on)

    def clean_file(self) -> TemporaryUploadedFile:
        file: TemporaryUploadedFile = self.cleaned_data["file"]
        media = type_of(cast(BinaryIO, file))
        if media is None or media.kind not in PAPERS:
            raise ValidationError(
                _("Only a PDF or a picture (png, jpeg, webp) can be kept here.")
            )
        said = kind_said(file.name or "")
        if said is not None and said != media.kind:
            raise ValidationError(
                _("Its name says one thing and its inside another. Look at it again.")
            )
        most = int(settings.FILE_LIMITS_MB[media.kind]) * MEGABYTE
        if (file.size or 0) > most:
            raise ValidationError(
                _("This file has %(has)s; up to %(most)s fit here."),
                params={
                    "has": filesizeformat(file.size or 0),
                    "most": filesizeformat(most),
                },
            )
        if not opens(file, media):
            raise ValidationError(
                _("This file is damaged. Open it, save it anew and try.")
            )
        self.found = media
        return file

    def document_data(self) -> DocumentData:
        cleaned = self.cleaned_data
        return DocumentData(cleaned["title"], cleaned["kind"], cleaned["dated_on"])


def opens(file: TemporaryUploadedFile, media: MediaType) -> bool:
    """Whether somebody who takes this paper out later can read it."""
    if media.kind == Kind.PDF:
        file.seek(max((file.size or 0) - END_OF_PDF, 0))
        return b"%%EOF" in file.read()
    formats = ["PNG", "JPEG", "WEBP"]
    try:
        with Image.open(file.temporary_file_path(), formats=formats) as picture:
            picture.verify()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


class ConsentForm(WithToday):
    recipient = LineField(
        label=_("To whom records may go"), max_length=200,
        help_text=_("A name, or “my treating providers”."),
    )  # fmt: skip
    purpose = LineField(label=_("What for"), max_length=200)
    given_on = DayField(label=_("Signed on"), is_past=True)

    def consent_data(self) -> ConsentData:
        return ConsentData(**self.cleaned_data)
