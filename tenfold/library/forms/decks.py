"""What a person says when they add a deck and describe its cards."""

from typing import Any, BinaryIO, cast
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.library.actions.decks import CardData
from tenfold.library.forms.materials import limit_of
from tenfold.library.media_types import Kind, kind_said, type_of
from tenfold.library.models import Deck, DeckCard
from tenfold.library.models.decks import FEWEST_CARDS

MOST_CARDS = 80
NO_PICTURE = _(
    "“%(name)s” is not a picture that we can show, whatever its name says. Save it as "
    "PNG, JPEG or WebP and choose all pictures again."
)


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures, each looked at for what it is."""

    def clean(self, data: Any, initial: Any = None) -> list[TemporaryUploadedFile]:
        given = data if isinstance(data, (list, tuple)) else [data]
        files = [super(PicturesField, self).clean(one, initial) for one in given]
        if len(files) < FEWEST_CARDS:
            raise forms.ValidationError(
                _("A deck needs two cards or more. Choose all of its pictures at once.")
            )
        if len(files) > MOST_CARDS:
            raise forms.ValidationError(
                _("These are %(count)d pictures; a deck has up to %(most)d."),
                params={"count": len(files), "most": MOST_CARDS},
            )
        for file in files:
            _refuse_what_is_no_picture(file)
        return files


def _refuse_what_is_no_picture(file: TemporaryUploadedFile) -> None:
    media, said = type_of(cast(BinaryIO, file)), kind_said(file.name or "")
    if media is None or media.kind != Kind.IMAGE or said not in (None, Kind.IMAGE):
        raise forms.ValidationError(NO_PICTURE, params={"name": file.name})
    most = limit_of(Kind.IMAGE)
    size = file.size or 0
    if size > most:
        raise forms.ValidationError(
            _("“%(name)s” has %(has)s; a card may have up to %(most)s."),
            params={
                "name": file.name,
                "has": filesizeformat(size),
                "most": filesizeformat(most),
            },
        )


class DeckForm(forms.Form):
    title = LineField(
        label=_("Title"), max_length=80, help_text=_("Only your colleagues read it.")
    )
    rights = LineField(
        label=_("Where it comes from"),
        max_length=200,
        help_text=_(
            "Drawn by you, a licence, or who allowed it. Most decks that are sold may "
            "not be copied."
        ),
    )
    pictures = PicturesField(
        label=_("Pictures"),
        widget=ManyFiles(attrs={"accept": ".png,.jpg,.jpeg,.webp", "multiple": True}),
        help_text=_("All of them at once: PNG, JPEG or WebP, upright, 2 to 80 cards."),
        error_messages={"required": _("Choose the pictures of the deck.")},
    )


class DescribeForm(forms.Form):
    """The words for every card of a deck: nobody lays out a card without them."""

    title = LineField(label=_("Title"), max_length=80)
    rights = LineField(label=_("Where it comes from"), max_length=200)

    def __init__(self, deck: Deck, data: Any = None) -> None:
        self.cards = list(deck.cards.all())
        super().__init__(data, initial={"title": deck.title, "rights": deck.rights})
        for card in self.cards:
            self.fields[f"alt_{card.number}"] = LineField(
                label=_("What is to be seen on card %d") % card.number,
                max_length=300,
                initial=card.alt,
                error_messages={
                    "required": _("Say what is to be seen: some members cannot see it.")
                },
            )
            self.fields[f"intensity_{card.number}"] = forms.TypedChoiceField(
                label=_("How strong it is"),
                coerce=int,
                choices=DeckCard.Intensity.choices,
                initial=card.intensity,
            )

    @property
    def about_fields(self) -> list[forms.BoundField]:
        return [self["title"], self["rights"]]

    @property
    def card_fields(
        self,
    ) -> list[tuple[DeckCard, forms.BoundField, forms.BoundField]]:
        return [
            (card, self[f"alt_{card.number}"], self[f"intensity_{card.number}"])
            for card in self.cards
        ]

    def card_data(self) -> dict[UUID, CardData]:
        said = self.cleaned_data
        return {
            card.pk: CardData(
                said[f"alt_{card.number}"], said[f"intensity_{card.number}"]
            )
            for card in self.cards
        }
