"""A Chromium of a user of its own, whose network can be cut or narrowed. Needs root."""

import os
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.browser.people import until
from tests.ports import free_port

USER = 65534
MARK = "0x7e4f"
OWNED = ("-m", "owner", "--uid-owner", str(USER))
MARKED = ("-m", "connmark", "--mark", MARK)


def why_not() -> str | None:
    """Why this machine cannot cut a browser's network; None if it can."""
    if os.geteuid() != 0:
        return "cutting a browser's network needs root"
    if not all(shutil.which(tool) for tool in ("iptables", "setpriv")):
        return "cutting a browser's network needs iptables and setpriv"
    return None


@dataclass(frozen=True)
class Fence:
    """The browser behind it, and the switch of its network."""

    browser: Browser
    debug_port: int

    @contextmanager
    def cut(self, *which: str) -> Iterator[None]:
        """Drop every packet of the browser, both ways; `which` narrows it: "-p udp"."""
        own_door = ("-p", "tcp", "--sport", str(self.debug_port), "-j", "RETURN")
        rules = [
            ("mangle", "OUTPUT", (*OWNED, "-j", "CONNMARK", "--set-mark", MARK)),
            ("mangle", "OUTPUT", (*OWNED, *own_door)),
            ("filter", "OUTPUT", (*MARKED, *which, "-j", "DROP")),
            ("filter", "INPUT", (*MARKED, *which, "-j", "DROP")),
        ]
        # Put in from the last to the first: what talks to the test is never marked.
        rules[0], rules[1] = rules[1], rules[0]
        done: list[tuple[str, str, tuple[str, ...]]] = []
        try:
            for table, chain, rule in rules:
                iptables("-t", table, "-A", chain, *rule)
                done.append((table, chain, rule))
            yield
        finally:
            for table, chain, rule in reversed(done):
                iptables("-t", table, "-D", chain, *rule)


def iptables(*arguments: str) -> str:
    command = ["iptables", "-w", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def sweep() -> None:
    """Take away the rules of a test that was killed: its user would stay cut off."""
    for table in ("mangle", "filter"):
        for rule in iptables("-t", table, "-S").splitlines():
            is_ours = MARK in rule or f"--uid-owner {USER}" in rule
            if rule.startswith("-A ") and is_ours:
                iptables("-t", table, "-D", *rule.split()[1:])


@contextmanager
def fenced(playwright: Playwright, chromium: str, flags: list[str]) -> Iterator[Fence]:
    sweep()
    port = free_port()
    home = Path(tempfile.mkdtemp(prefix="fenced-"))
    os.chown(home, USER, USER)
    process = subprocess.Popen(
        [
            *("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"),
            *(chromium, "--headless=new", f"--remote-debugging-port={port}"),
            *(f"--user-data-dir={home}", "--no-first-run", *flags, "about:blank"),
        ],
        env={**os.environ, "HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        until(
            lambda: answers(f"{address}/json/version"),
            bool,
            within=60,
            what="Chromium answers",
        )
        browser = playwright.chromium.connect_over_cdp(address)
        yield Fence(browser, port)
        browser.close()
    finally:
        os.killpg(process.pid, 9)
        process.wait()
        shutil.rmtree(home, ignore_errors=True)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except (urllib.error.URLError, OSError):
        return False
