import socket

import pytest

from tenfold.config import doctor_database, doctor_machine
from tenfold.config.environment import Environment
from tenfold.config.keyring import ensure_keyring


def installation(tmp_path, **fields):
    tmp_path.chmod(0o700)
    return Environment(**{"data_dir": tmp_path, "port": 8000} | fields)


def sentences(findings):
    return [finding.sentence for finding in findings if finding.is_well is False]


def test_a_local_installation_may_serve(tmp_path):
    environment = installation(tmp_path)
    ensure_keyring(environment)

    assert doctor_machine.reasons_not_to_serve(environment) == []


def test_an_installation_behind_a_proxy_may_serve(tmp_path):
    environment = installation(tmp_path, address="https://practice.example")
    ensure_keyring(environment)

    assert doctor_machine.reasons_not_to_serve(environment) == []


ABROAD = {
    "media_url": "ws://media.example",
    "media_key": "key",
    "media_secret": "long enough " * 4,
}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"address": "http://practice.example"}, "is not encrypted"),
        ({"hosts": ["*", "localhost"]}, "answers to every name"),
        ({"hosts": ["other.example"]}, "TENFOLD_HOSTS lacks localhost"),
        ({"address": "https://practice.example", "demo": True}, "TENFOLD_DEMO is on"),
        ({"bind": "0.0.0.0"}, "TENFOLD_BIND=0.0.0.0 offers pages without TLS"),
        ({"bind": "::"}, "TENFOLD_BIND=:: offers pages without TLS"),
        ({"address": "https://practice.example"} | ABROAD, "without TLS (ws://)"),
        (ABROAD | {"media_secret": "short"}, "shorter than 32 characters"),
    ],
)
def test_an_installation_that_is_not_safe_does_not_serve(tmp_path, fields, said):
    environment = installation(tmp_path, **fields)

    (reason,) = doctor_machine.reasons_not_to_serve(environment)

    assert said in reason


def test_a_data_folder_open_to_others_does_not_serve(tmp_path):
    environment = installation(tmp_path)
    tmp_path.chmod(0o750)

    (reason,) = doctor_machine.reasons_not_to_serve(environment)

    assert f"chmod 700 {tmp_path}" in reason


def test_a_port_that_is_taken_is_named_with_its_setting(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        environment = installation(tmp_path, port=other.getsockname()[1])

        (sentence,) = [
            said
            for said in sentences(doctor_machine.of_ports(environment))
            if "TENFOLD_PORT" in said
        ]

    assert sentence == (
        f"Port {environment.port} is taken by another program: "
        "stop it or set TENFOLD_PORT."
    )


def test_a_missing_media_server_comes_with_the_command_that_mends_it(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("tenfold.config.media_server.find_program", lambda: None)
    environment = installation(tmp_path)
    keyring = ensure_keyring(environment)

    (sentence,) = sentences(doctor_machine.of_media(environment, keyring))

    assert "python3 deploy/prepare.py engine" in sentence


def test_a_media_server_that_is_silent_is_named(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    abroad = ABROAD | {"media_url": f"ws://127.0.0.1:{port}"}
    environment = installation(tmp_path, **abroad)
    keyring = ensure_keyring(environment)

    (sentence,) = sentences(doctor_machine.of_media(environment, keyring))

    assert sentence == f"The media server does not answer at http://127.0.0.1:{port}."


def test_a_disk_that_is_full_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("tenfold.config.doctor_machine.GIGABYTE", 10**18)

    (sentence,) = sentences(doctor_machine.of_disk(installation(tmp_path)))

    assert "make room" in sentence


@pytest.mark.django_db
@pytest.mark.postgres
def test_a_database_that_is_up_to_date_is_well():
    assert sentences(doctor_database.of_database()) == []


def test_debug_is_named(settings):
    settings.DEBUG = True

    assert doctor_database.of_settings().__next__().sentence.startswith("DEBUG is on")


def test_a_mail_server_that_is_silent_is_named(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    (sentence,) = sentences(doctor_database.of_mail())

    assert "127.0.0.1:1 cannot be used (ConnectionRefusedError)" in sentence


def test_a_machine_without_pango_reads_what_to_install(monkeypatch):
    monkeypatch.setattr(doctor_machine, "find_library", lambda name: None)

    [found] = doctor_machine.of_printing()

    assert found.is_well is None
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in found.sentence


def test_a_machine_with_pango_is_well(monkeypatch):
    monkeypatch.setattr(doctor_machine, "find_library", lambda name: f"{name}.so")

    assert [found.is_well for found in doctor_machine.of_printing()] == [True]
