import pytest
from django.db import DatabaseError, connection, transaction

from tenfold.audit.actions import record
from tenfold.audit.models import AuditEvent, ChainHead
from tenfold.audit.queries import broken_chains
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_a_deed_leaves_a_line_in_the_trail_of_its_practice():
    owner = make.owner()

    client = make.client(owner, "Ivo")

    event = AuditEvent.objects.latest("number")
    assert (event.verb, event.actor_kind, event.actor_id) == (
        "client.added",
        "user",
        str(owner.user.pk),
    )
    assert (event.target_kind, event.target_id) == ("client", str(client.pk))
    assert event.chain == str(owner.practice.pk)
    assert broken_chains() == {}


def test_no_line_holds_a_name():
    owner = make.owner()
    make.member(make.group(owner, "Grief"), owner, "Zuleika")

    trail = repr(list(AuditEvent.objects.values()))
    assert "Zuleika" not in trail
    assert "Grief" not in trail


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET verb = 'x'",
        "DELETE FROM audit_auditevent",
    ],
)
def test_the_database_refuses_to_change_the_trail(statement):
    make.owner()

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_cut_off_end_is_noticed():
    owner = make.owner()
    head = ChainHead.objects.get(chain=str(owner.practice.pk))
    head.number += 1
    head.save(update_fields=["number"])

    assert broken_chains() == {head.chain: head.number}


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused():
    owner = make.owner()

    with pytest.raises(transaction.TransactionManagementError):
        record("x.done", by=owner.user, target=owner.practice)
