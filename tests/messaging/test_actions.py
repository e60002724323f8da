"""The outbox against a real SMTP server on loopback."""

from datetime import timedelta

import pytest

from tenfold.messaging.actions import (
    CannotSendMessageError,
    Letter,
    drain_outbox,
    send_mail,
)
from tenfold.messaging.models import Message
from tests import make
from tests.fakes.postbox import LOOPBACK, open_postbox

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NOW = make.MONDAY_6PM


@pytest.fixture
def postbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = LOOPBACK
    with open_postbox() as box:
        settings.EMAIL_PORT = box.port
        yield box


@pytest.fixture
def osei():
    return make.owner()


def letter(**fields):
    plain = {
        "kind": "invitation",
        "to": "ivo@example.org",
        "subject": "Your appointment",
        "body": "Hello Ivo",
        "dedupe_key": "one",
    }
    return Letter(**{**plain, **fields})


def put(osei, **fields):
    return send_mail(osei.practice, letter=letter(**fields), by=osei, now=NOW)


def test_a_letter_leaves_by_smtp_to_one_person(osei, postbox):
    message = put(osei)

    assert drain_outbox(NOW) == 1

    assert [e.rcpt_tos for e in postbox.received] == [["ivo@example.org"]]
    assert b"Hello Ivo" in postbox.received[0].content
    message.refresh_from_db()
    assert (message.state, message.sent_at) == ("sent", NOW)


def test_the_same_letter_goes_out_once(osei, postbox):
    put(osei)
    put(osei)

    assert drain_outbox(NOW) == 1
    assert drain_outbox(NOW + timedelta(days=1)) == 0


def test_who_may_not_be_written_to_gets_nothing_and_staff_see_why(osei, postbox):
    ivo = make.client(osei, "Ivo", may_mail=False)

    message = put(osei, client=ivo)

    assert drain_outbox(NOW) == 0
    assert (message.state, message.withheld_because) == (
        "withheld",
        "asked not to be written to",
    )
    assert postbox.received == []


def test_a_wish_that_came_after_the_letter_was_queued_counts(osei, postbox):
    ivo = make.client(osei, "Ivo")
    put(osei, client=ivo)
    ivo.may_mail = False
    ivo.save(update_fields=["may_mail"])

    assert drain_outbox(NOW) == 0
    assert postbox.received == []


def test_a_mail_server_that_refuses_is_asked_again_later(osei, postbox):
    postbox.answer = "451 later"
    message = put(osei)
    drain_outbox(NOW)
    postbox.answer = "250 OK"

    assert drain_outbox(NOW + timedelta(seconds=9)) == 0
    assert drain_outbox(NOW + timedelta(seconds=10)) == 1
    message.refresh_from_db()
    assert message.attempts == 2


def test_no_mail_server_for_hours_ends_as_failed(osei, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message = put(osei)

    for hours in range(7):
        drain_outbox(NOW + timedelta(hours=3 * hours))

    message.refresh_from_db()
    assert message.state == Message.State.FAILED


def test_a_letter_that_came_too_late_is_not_sent(osei, postbox):
    put(osei, valid_until=NOW + timedelta(hours=1))

    assert drain_outbox(NOW + timedelta(hours=1)) == 0
    assert postbox.received == []


@pytest.mark.parametrize(
    "subject", ["Your therapy", "Group THERAPIST", "Hello\nBcc: all@example.org"]
)
def test_a_subject_that_says_too_much_is_refused(osei, subject):
    with pytest.raises(CannotSendMessageError):
        put(osei, subject=subject)
