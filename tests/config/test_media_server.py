import json
import subprocess

import pytest

from tenfold.config import media_server
from tenfold.config.environment import Environment
from tenfold.config.keyring import new_keyring
from tenfold.config.media_server import answers, configuration, write_configuration
from tenfold.config.supervisor import Part
from tenfold.room.actions.inbox import OF_USE
from tests.config.test_supervisor import eventually, supervised
from tests.ports import free_port

program = media_server.find_program()
needs_program = pytest.mark.skipif(program is None, reason="no livekit-server here")


@pytest.fixture
def environment(tmp_path):
    return Environment(
        data_dir=tmp_path,
        media_port=free_port(),
        media_tcp_port=free_port(),
        media_udp_port=free_port(),
        address="http://localhost:8000",
    )


def test_browsers_are_never_sent_to_a_strangers_server(environment):
    asked = configuration(environment, new_keyring())

    assert asked["rtc"]["stun_servers"] == [f"127.0.0.1:{environment.media_tcp_port}"]
    assert asked["rtc"]["use_external_ip"] is False
    assert asked["room"]["auto_create"] is False


def test_the_media_server_tells_what_the_room_hears_and_nothing_else(environment):
    asked = configuration(environment, new_keyring())["webhook"]["filter_params"]

    assert asked == {"include_events": list(OF_USE)}


def test_the_configuration_is_for_the_owner_alone(environment):
    keyring = new_keyring()

    path = write_configuration(environment, keyring)

    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(path.read_text())["keys"] == {
        keyring.media_key: keyring.media_secret
    }


@pytest.mark.media
@needs_program
def test_the_real_server_takes_our_configuration_and_our_key(environment):
    keyring = new_keyring()
    command = (program, "--config", str(write_configuration(environment, keyring)))
    url = environment.server_media_url
    part = Part(
        name="media server",
        command=command,
        is_healthy=lambda: answers(url, keyring.media_key, keyring.media_secret),
        stop_signals=2,
    )

    with supervised(part) as supervisor:
        assert not answers(url, keyring.media_key, "another secret " * 4)
        assert not answers(url, "another key", keyring.media_secret)
        process = supervisor.keepers[0].process
        assert isinstance(process, subprocess.Popen)

    assert process.returncode == 0


@pytest.mark.media
@needs_program
def test_the_real_server_that_is_killed_comes_back(environment):
    keyring = new_keyring()
    command = (program, "--config", str(write_configuration(environment, keyring)))
    part = Part(
        name="media server",
        command=command,
        is_healthy=lambda: answers(
            environment.server_media_url, keyring.media_key, keyring.media_secret
        ),
        stop_signals=2,
    )

    with supervised(part) as supervisor:
        supervisor.keepers[0].process.kill()

        assert eventually(lambda: "The media server is back." in supervisor.said)
