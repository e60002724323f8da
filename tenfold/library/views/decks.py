"""The pages of a practice's decks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tenfold.library.actions.decks import add_deck, describe_deck, retire_deck
from tenfold.library.forms.decks import DeckForm, DescribeForm
from tenfold.library.models import Deck, DeckCard
from tenfold.library.queries.decks import decks_for
from tenfold.library.serving import give_file
from tenfold.library.slides import CannotShowError
from tenfold.library.views.exercises import may_write, writes
from tenfold.practice.access import StaffRequest


@require_GET
def deck_list(request: StaffRequest) -> HttpResponse:
    rows = decks_for(request.staff)
    context = {"decks": rows, "may_write": may_write(request.staff)}
    return render(request, "library/deck_list.html", context)


@writes
def deck_add(request: StaffRequest) -> HttpResponse:
    form = DeckForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            deck = add_deck(
                said["pictures"],
                title=said["title"],
                rights=said["rights"],
                by=request.staff,
            )
        except CannotShowError as error:
            form.add_error("pictures", str(error))
        else:
            messages.success(
                request, _("The pictures are kept. Now say what is to be seen on each.")
            )
            return redirect(deck)
    return render(request, "library/deck_add.html", {"form": form})


def deck_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    deck = get_object_or_404(Deck.objects.visible_to(request.staff), pk=pk)
    kept = Deck.objects.kept_by(request.staff).filter(pk=pk).exists()
    form = DescribeForm(deck, request.POST or None) if kept else None
    if form is not None and form.is_valid():
        said = form.cleaned_data
        describe_deck(
            deck,
            title=said["title"],
            rights=said["rights"],
            cards=form.card_data(),
            by=request.staff,
        )
        messages.success(request, _("Saved. The deck is ready for the table."))
        return redirect("library:deck_list", request.practice.slug)
    context = {"deck": deck, "form": form, "cards": deck.cards.all()}
    return render(request, "library/deck_detail.html", context)


@require_POST
def deck_retire(request: StaffRequest, pk: UUID) -> HttpResponse:
    deck = get_object_or_404(Deck.objects.kept_by(request.staff), pk=pk)
    retire_deck(deck, by=request.staff, now=request.now)
    messages.success(request, _("The deck is out of your library."))
    return redirect("library:deck_list", request.practice.slug)


@require_GET
def card_file(request: StaffRequest, pk: UUID) -> HttpResponseBase:
    readable = DeckCard.objects.visible_to(request.staff)
    return give_file(request, get_object_or_404(readable, pk=pk))
