import pytest
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.core.sealed_files import path_of, read_sealed
from tenfold.core.uploads import arriving_folder
from tenfold.library.models import Deck, DeckCard
from tenfold.library.queries.decks import deck_called
from tests import make
from tests.library.files import a_picture, a_wave, sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(settings):
    settings.DEMO = True
    return make.owner()


@pytest.fixture
def desk(owner, client):
    client.force_login(owner.user)
    return client


def page(name, owner, *args):
    return reverse(f"library:{name}", args=[owner.practice.slug, *args])


def adds(desk, owner, *files):
    pictures = [sent(name, data) for name, data in files]
    said = {"title": "Our garden", "rights": "Drawn by us", "pictures": pictures}
    return desk.post(page("deck_add", owner), said)


def two_pictures():
    return [(f"card {n}.jpg", a_picture("JPEG")) for n in range(2)]


def describes(desk, owner, deck, **more):
    said = {"title": deck.title, "rights": deck.rights}
    for card in deck.cards.all():
        said |= {
            f"alt_{card.number}": f"A tree, card {card.number}.",
            f"intensity_{card.number}": 2,
        }
    return desk.post(page("deck_detail", owner, deck.pk), said | more)


def test_a_deck_is_kept_sealed_described_and_ready(desk, owner):
    added = adds(desk, owner, *two_pictures())
    deck = Deck.objects.get()
    assert added.url == deck.get_absolute_url()
    assert deck_called(owner.practice, deck.pk) is None  # nobody has said what is seen

    answer = describes(desk, owner, deck)

    assert answer.url == page("deck_list", owner)
    faces = deck_called(owner.practice, deck.pk)
    assert [(face.alt, face.intensity) for face in faces] == [
        ("A tree, card 1.", 2),
        ("A tree, card 2.", 2),
    ]
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"deck.added", "deck.described"} <= verbs


def test_a_picture_is_sealed_loses_where_it_was_taken_and_is_given_to_colleagues(
    desk, owner
):
    adds(desk, owner, *two_pictures())
    card = DeckCard.objects.first()

    kept = b"".join(read_sealed(card.file_name, card.file_key, card.size))
    given = desk.get(page("card_file", owner, card.pk))

    assert given.getvalue() == kept
    assert kept.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in kept
    assert kept not in path_of(card.file_name).read_bytes()
    assert not list(arriving_folder().iterdir())


def test_a_deck_of_one_card_is_refused_kindly(desk, owner):
    answer = adds(desk, owner, *two_pictures()[:1])

    assert "A deck needs two cards or more" in answer.content.decode()
    assert not Deck.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sea.png", a_wave()),
        ("page.png", b"<html><script>alert(1)</script></html>"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("sea.wav", a_picture("PNG")),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_by_its_name(
    desk, owner, name, data
):
    answer = adds(desk, owner, *two_pictures(), (name, data))

    assert f"“{name}” is not a picture" in answer.content.decode()
    assert not Deck.objects.exists()


def test_a_damaged_picture_leaves_no_file_behind(desk, owner):
    broken = ("broken.png", a_picture("PNG")[:60])
    before = set(path_of("x").parent.parent.rglob("*"))

    answer = adds(desk, owner, *two_pictures(), broken)

    assert "damaged or far too large" in answer.content.decode()
    assert not Deck.objects.exists()
    files = set(path_of("x").parent.parent.rglob("*")) - before
    assert not [one for one in files if one.is_file()]


def test_a_card_without_words_is_asked_for_them(desk, owner):
    adds(desk, owner, *two_pictures())
    deck = Deck.objects.get()

    answer = describes(desk, owner, deck, alt_2=" ")

    assert "Say what is to be seen" in answer.content.decode()
    assert deck_called(owner.practice, deck.pk) is None


def test_a_deck_that_was_taken_out_is_not_dealt_and_its_pictures_stay(desk, owner):
    adds(desk, owner, *two_pictures())
    deck = Deck.objects.get()
    describes(desk, owner, deck)

    desk.post(page("deck_retire", owner, deck.pk))

    assert deck_called(owner.practice, deck.pk) is None
    assert "Our garden" not in desk.get(page("deck_list", owner)).content.decode()
    card = deck.cards.first()
    assert desk.get(page("card_file", owner, card.pk)).status_code == 200


def test_another_practice_deals_none_of_it(desk, owner):
    adds(desk, owner, *two_pictures())
    deck = Deck.objects.get()
    describes(desk, owner, deck)

    assert deck_called(make.owner("elsewhere").practice, deck.pk) is None
