"""The whole installation: real processes, real ports, the real media server."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tenfold.config.environment import variables
from tenfold.config.media_server import fetch
from tests.config.test_media_server import needs_program
from tests.config.test_supervisor import eventually, is_alive
from tests.ports import free_port

SETTINGS = "tenfold.config.settings.production"
pytestmark = [pytest.mark.media, pytest.mark.timeout(600)]


class Installation:
    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.media_port = free_port()
        self.settings = {
            "TENFOLD_DATA_DIR": str(folder / "data"),
            "TENFOLD_PORT": str(self.port),
            "TENFOLD_MEDIA_PORT": str(self.media_port),
            "TENFOLD_MEDIA_TCP_PORT": str(free_port()),
            "TENFOLD_MEDIA_UDP_PORT": str(free_port()),
        }

    def start(self, *arguments, **settings):
        """With its output in a file, so that no pipe fills up."""
        inherited = {k: v for k, v in os.environ.items() if k not in variables()}
        inherited.pop("DJANGO_SETTINGS_MODULE", None)
        command = arguments or ("serve",)
        program = [sys.executable, "-m", "tenfold.config.command", *command]
        return self.run(program, inherited | self.settings | settings)

    @contextmanager
    def run(self, program, env):
        with (self.folder / "output").open("w") as output:
            process = subprocess.Popen(
                program, env=env, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    @property
    def output(self):
        return (self.folder / "output").read_text()

    @property
    def logs(self):
        return "".join(p.read_text() for p in (self.folder / "data/logs").glob("*"))

    @property
    def web_answers(self):
        return fetch("GET", f"http://127.0.0.1:{self.port}/healthz") == 200

    @property
    def is_up(self):
        return "Tenfold is at" in self.output


@pytest.fixture
def installation(tmp_path):
    return Installation(tmp_path)


def descendants(pid):
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return []
    found = []
    for child in children:
        found += [int(child), *descendants(int(child))]
    return found


def program_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return ""


@needs_program
def test_what_is_killed_comes_back_and_at_the_end_nothing_is_left(installation):
    with installation.start(TENFOLD_PROCESSES="2") as serve:
        assert eventually(lambda: installation.is_up, within=180), installation.output
        started = descendants(serve.pid)
        assert len(started) == 5  # web server and its two, worker, media server

        for pid in started:
            os.kill(pid, signal.SIGKILL)

        assert eventually(
            lambda: installation.output.count(" is back.") == 3, within=180
        ), installation.output
        again = descendants(serve.pid)
        assert not set(again) & set(started)
        assert installation.web_answers

        serve.send_signal(signal.SIGINT)

        assert serve.wait(30) == 0
        assert not any(is_alive(pid) for pid in again)


def test_ctrl_c_while_the_database_is_made_ready(installation):
    with installation.start() as serve:
        assert eventually(
            lambda: any("setup" in program_of(pid) for pid in descendants(serve.pid)),
            within=60,
        ), installation.output
        started = descendants(serve.pid)

        serve.send_signal(signal.SIGINT)

        assert serve.wait(30) == 0
    assert not any(is_alive(pid) for pid in started)
    assert installation.output.splitlines()[-1] == "Stopped."
    assert "Traceback" not in installation.output


@needs_program
def test_ctrl_c_in_the_demo_and_a_second_start(installation):
    mail = {"TENFOLD_MAIL_URL": f"smtp://127.0.0.1:{free_port()}"}
    for seconds, sets_up in ((1, True), (5, False)):
        with installation.start("demo", **mail) as serve:
            assert eventually(
                lambda: any(
                    "members" in program_of(pid) for pid in descendants(serve.pid)
                ),
                within=240,
            ), installation.output
            assert ("up to date" in installation.output) is sets_up
            assert installation.output.count("abena@example.org") == 1
            started = descendants(serve.pid)
            time.sleep(seconds)  # members on their way, members at the door

            serve.send_signal(signal.SIGINT)

            assert serve.wait(30) == 0
        assert not any(is_alive(pid) for pid in started)
        assert "Traceback" not in installation.output + installation.logs


@needs_program
def test_nothing_survives_a_supervisor_that_is_killed(installation):
    with installation.start() as serve:
        assert eventually(lambda: installation.is_up, within=180), installation.output
        started = descendants(serve.pid)

        serve.kill()

        gone = eventually(lambda: not any(is_alive(pid) for pid in started), within=15)
        assert gone, [program_of(pid) for pid in started if is_alive(pid)]


def test_a_second_one_with_the_same_data_says_so(installation):
    with installation.start() as serve:
        assert eventually(lambda: installation.is_up, within=180), installation.output
        with installation.start(TENFOLD_PORT=str(free_port())) as second:
            assert second.wait(30) == 1
        assert f"already runs with the data in {installation.folder}" in (
            installation.output
        )
        serve.terminate()
        assert serve.wait(30) == 0


def test_a_port_that_is_taken_is_named_with_its_setting(installation):
    with socket.socket() as other:
        other.bind(("127.0.0.1", installation.port))
        other.listen()

        with installation.start() as serve:
            assert serve.wait(30) == 1

    assert f"Port {installation.port} is taken by another program." in (
        installation.output
    )
    assert "TENFOLD_PORT=" in installation.output


def test_an_address_without_tls_does_not_serve(installation):
    with installation.start(TENFOLD_ADDRESS="http://practice.example") as serve:
        assert serve.wait(30) == 1

    assert "The address http://practice.example is not encrypted" in installation.output


def test_without_a_media_server_every_other_page_works(installation):
    """As after a build that failed: no program in the checkout, none on the PATH."""
    hide = f"""
import runpy
from pathlib import Path
from tenfold.config import environment
environment.ROOT = Path({str(installation.folder)!r})
runpy.run_module("tenfold.config.serve", run_name="__main__")
"""
    settings = {"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": SETTINGS}
    program = [sys.executable, "-c", hide]
    with installation.run(program, installation.settings | settings) as serve:
        assert eventually(lambda: installation.is_up, within=180), installation.output
        assert "There is no media server, so the room stays closed" in (
            installation.output
        )
        assert installation.web_answers
        assert [
            pid for pid in descendants(serve.pid) if "livekit" in program_of(pid)
        ] == []
        serve.terminate()
        assert serve.wait(30) == 0
