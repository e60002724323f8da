"""With real processes: small programs that stand for the parts of an installation."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tenfold.config.supervisor import Part, Supervisor

STUBBORN = """
    import signal, sys, time
    count = 0
    def heard(*_):
        global count
        count += 1
        if count > 1:
            sys.exit(0)
    signal.signal(signal.SIGTERM, heard)
    open(sys.argv[1], "w").close()
    time.sleep(60)
"""
WITH_CHILD = """
    import subprocess, sys, time
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    open(sys.argv[1], "w").write(str(child.pid))
    time.sleep(60)
"""
DEAF = """
    import signal, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    open(sys.argv[1], "w").close()
    time.sleep(60)
"""
TALKATIVE = """
    import sys, time
    print("GET /rtc?access_token=abc.def", flush=True)
    print("opened /j/s3cret-link/", flush=True)
    open(sys.argv[1], "w").close()
    time.sleep(60)
"""


def part(program, ready: Path, **fields):
    command = (sys.executable, "-c", textwrap.dedent(program), str(ready))
    fields.setdefault("is_healthy", ready.exists)
    return Part(name="part", command=command, **fields)


@contextmanager
def supervised(*parts):
    """A running supervisor; stopped at the end unless the test already did."""
    said, logged, up = [], [], threading.Event()
    supervisor = Supervisor(
        parts,
        say=said.append,
        write_log=lambda name, line: logged.append((name, line)),
        when_up=up.set,
    )
    supervisor.said, supervisor.logged = said, logged
    thread = threading.Thread(target=supervisor.watch, daemon=True)
    thread.start()
    try:
        assert up.wait(30)
        yield supervisor
    finally:
        supervisor.stopping.set()
        thread.join(15)
        assert not thread.is_alive()


def eventually(claim, within=30):
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if claim():
            return True
        time.sleep(0.02)
    return False


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def test_a_part_that_dies_is_started_again(tmp_path):
    ready = tmp_path / "ready"
    with supervised(part(WITH_CHILD, ready)) as supervisor:
        first = supervisor.keepers[0].process.pid

        os.kill(first, signal.SIGKILL)

        assert eventually(lambda: "The part is back." in supervisor.said)
        assert supervisor.keepers[0].process.pid != first
        assert supervisor.said[0] == (
            "The part ended unexpectedly (code -9); starting it again in 0.2 s."
        )


def test_what_a_dead_part_left_behind_is_ended(tmp_path):
    ready = tmp_path / "ready"
    with supervised(part(WITH_CHILD, ready)) as supervisor:
        assert eventually(lambda: ready.read_text() != "")
        child = int(ready.read_text())

        os.kill(supervisor.keepers[0].process.pid, signal.SIGKILL)

        assert eventually(lambda: not is_alive(child))


def test_a_part_that_comes_last_waits_for_the_others_and_holds_up_nobody(tmp_path):
    first, last = tmp_path / "first", tmp_path / "last"
    waiting = part(DEAF, last, starts_last=True)
    slow = part(DEAF, first, is_healthy=lambda: first.exists() and not last.exists())
    with supervised(waiting, slow) as supervisor:
        assert supervisor.is_up
        assert eventually(last.exists)


def test_a_part_that_is_slow_to_start_is_left_alone(tmp_path):
    """However short the silence that a part which answered before may keep."""
    ready = tmp_path / "ready"
    late = "import sys, time; time.sleep(1.5); open(sys.argv[1], 'w'); time.sleep(60)"
    with supervised(part(late, ready, silent_for=0.1)) as supervisor:
        assert supervisor.said == []


def test_a_part_that_does_not_answer_is_started_again(tmp_path, monkeypatch):
    monkeypatch.setattr("tenfold.config.supervisor.STOP_WITHIN", 0.3)
    ready = tmp_path / "ready"
    stuck = part(DEAF, ready, silent_for=0.5)
    with supervised(stuck) as supervisor:
        first = supervisor.keepers[0].process.pid

        ready.unlink()

        assert eventually(lambda: "The part is back." in supervisor.said)
        assert not is_alive(first)
        assert supervisor.said[0].startswith("The part does not answer; starting it")


def test_restarts_become_rarer(tmp_path):
    crashing = Part(
        name="part",
        command=(sys.executable, "-c", "raise SystemExit(3)"),
        is_healthy=lambda: False,
    )
    supervisor = Supervisor(
        [crashing], say=(said := []).append, write_log=lambda *_: None
    )
    thread = threading.Thread(target=supervisor.watch)

    thread.start()

    assert eventually(lambda: len(said) == 3)
    supervisor.stopping.set()
    thread.join(10)
    assert [line.rsplit("in ", 1)[1] for line in said] == ["0.2 s.", "0.5 s.", "1 s."]


def test_everything_is_stopped_and_nothing_else(tmp_path):
    stranger = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    ready = tmp_path / "ready"
    with supervised(part(WITH_CHILD, ready)) as supervisor:
        assert eventually(lambda: ready.read_text() != "")
        child = int(ready.read_text())
        started = supervisor.keepers[0].process.pid

    assert not is_alive(started)
    assert eventually(lambda: not is_alive(child), within=2)
    assert is_alive(stranger.pid)
    stranger.kill()
    stranger.wait()


def test_a_part_that_drains_gets_its_second_signal(tmp_path):
    drains = part(STUBBORN, tmp_path / "ready", stop_signals=2)
    with supervised(drains) as supervisor:
        process = supervisor.keepers[0].process

        supervisor.stopping.set()

        assert eventually(lambda: process.poll() == 0, within=3)


def test_a_part_that_is_deaf_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr("tenfold.config.supervisor.STOP_WITHIN", 0.3)
    with supervised(part(DEAF, tmp_path / "ready")) as supervisor:
        process = supervisor.keepers[0].process

    assert process.returncode == -signal.SIGKILL


def test_tokens_and_links_do_not_reach_the_log(tmp_path):
    with supervised(part(TALKATIVE, tmp_path / "ready")) as supervisor:
        assert eventually(lambda: len(supervisor.logged) == 2)

    assert supervisor.logged == [
        ("part", "GET /rtc?access_token=[token]"),
        ("part", "opened /j/[link]/"),
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_part_outlives_the_supervisor(tmp_path, number):
    ready = tmp_path / "ready"
    program = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from tenfold.config.supervisor import Part, Supervisor
        child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
        part = Part(
            name="part",
            command=(sys.executable, "-c", child),
            is_healthy=lambda: Path({str(ready)!r}).exists(),
        )
        write = lambda name, line: Path({str(ready)!r}).write_text(line)
        Supervisor([part], say=print, write_log=write).run()
    """)
    with subprocess.Popen([sys.executable, "-c", program]) as supervisor:
        assert eventually(lambda: ready.exists() and ready.read_text() != "")
        child = int(ready.read_text())

        supervisor.send_signal(number)

        assert eventually(lambda: not is_alive(child))
        code = supervisor.wait(30)
    assert code == (0 if number != signal.SIGKILL else -signal.SIGKILL)
