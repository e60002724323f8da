import pytest
from django.core.exceptions import FieldError
from django.db import connection

from tenfold.clients.models import Client
from tenfold.core.crypto import CannotOpenError, key_id_of
from tenfold.core.rekeying import rekey_table
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
OTHER_KEY = "bmV3LWtleS0wMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="


def stored(client):
    with connection.cursor() as cursor:
        cursor.execute("SELECT preferred_name FROM clients_client")
        return cursor.fetchone()[0]


def test_the_database_holds_no_name():
    client = make.client(make.owner(), "Zuleika")

    assert "Zuleika" not in stored(client)
    assert Client.objects.get().preferred_name == "Zuleika"


def test_a_name_copied_to_another_row_does_not_open():
    owner = make.owner()
    ivo, ana = make.client(owner, "Ivo"), make.client(owner, "Ana")
    sealed = Client.objects.filter(pk=ivo.pk).values_list("preferred_name")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE clients_client SET preferred_name = %s", sealed.get())

    with pytest.raises(CannotOpenError):
        _ = Client.objects.get(pk=ana.pk).preferred_name


def test_values_show_nothing_in_a_log():
    make.client(make.owner(), "Ivo")

    assert repr(list(Client.objects.values("preferred_name"))) == (
        "[{'preferred_name': <sealed>}]"
    )


def test_nobody_can_search_or_bulk_update_a_sealed_column():
    make.client(make.owner(), "Ivo")

    with pytest.raises(FieldError):
        Client.objects.filter(preferred_name="Ivo").exists()
    with pytest.raises(FieldError):
        Client.objects.update(preferred_name="Ana")


def test_saving_another_column_leaves_the_sealed_one_alone():
    client = make.client(make.owner(), "Ivo")
    before = stored(client)
    client = Client.objects.get()

    client.is_active = False
    client.save()

    assert stored(client) == before


def test_rekeying_seals_every_row_with_the_newest_key(settings):
    client = make.client(make.owner(), "Ivo")
    settings.FIELD_KEYS = {**settings.FIELD_KEYS, "new": OTHER_KEY}

    assert rekey_table(Client) == 1
    assert rekey_table(Client) == 0
    assert key_id_of(stored(client)) == "new"
    settings.FIELD_KEYS = {"new": OTHER_KEY}
    assert Client.objects.get().preferred_name == "Ivo"
