import json
from contextlib import closing

import pysqlite3
import pytest

from tenfold.config.environment import Environment
from tenfold.config.up_to_date import STAMP, recall, remember

GREETING = ["Sign in as anybody"]


@pytest.fixture
def environment(tmp_path):
    return Environment(data_dir=tmp_path, database_url="", demo=False)


@pytest.fixture
def database(environment):
    path = environment.data_dir / "tenfold.sqlite3"
    with closing(pysqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE django_migrations (app, name)")
        connection.execute("INSERT INTO django_migrations VALUES ('core', '0001')")
        connection.commit()
        yield connection


def test_a_database_that_is_as_it_was_left_needs_nothing(environment, database):
    assert recall(environment) is None

    remember(environment, GREETING)

    assert recall(environment) == GREETING


def test_an_older_copy_of_the_database_is_set_up_again(environment, database):
    remember(environment, GREETING)

    database.execute("DELETE FROM django_migrations")
    database.commit()

    assert recall(environment) is None


def test_a_database_that_is_gone_is_set_up_again(environment, database):
    remember(environment, GREETING)

    (environment.data_dir / "tenfold.sqlite3").unlink()

    assert recall(environment) is None


def test_a_new_migration_is_noticed(environment, database, tmp_path, monkeypatch):
    monkeypatch.setattr("tenfold.config.up_to_date.ROOT", tmp_path)
    folder = tmp_path / "tenfold" / "core" / "migrations"
    folder.mkdir(parents=True)
    remember(environment, GREETING)

    (folder / "0002_more.py").touch()

    assert recall(environment) is None


def test_a_practice_that_becomes_a_demonstration_is_set_up_again(environment, database):
    remember(environment, GREETING)

    demo = Environment(data_dir=environment.data_dir, database_url="", demo=True)

    assert recall(demo) is None


@pytest.mark.parametrize("damaged", ["", "{}", json.dumps({"state": ""})])
def test_a_stamp_that_is_damaged_counts_for_nothing(environment, database, damaged):
    (environment.data_dir / STAMP).write_text(damaged)

    assert recall(environment) is None


def test_only_django_can_tell_for_another_database(environment, database):
    postgres = Environment(data_dir=environment.data_dir, database_url="postgres://x/y")

    remember(postgres, GREETING)

    assert recall(postgres) is None
