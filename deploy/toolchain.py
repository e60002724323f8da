"""How `prepare.py` runs a program, and where it finds pip, Node and Go."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  the one place that says so
    sys.exit(f"Tenfold needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".tools"
LOGS = TOOLS / "logs"
BEAT = 10
PIP_WHEEL = "python3-pip-whl"


class StepError(Exception):
    """A sentence that says what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def run(
    command: list[str],
    log: Path,
    *,
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
    packages: int = 0,
) -> None:
    """Run to the end, the output in the log, with a sign of life every ten seconds.

    A program that prints one line a package says with `packages` how many there are.
    """
    started = time.monotonic()
    with log.open("a") as output:
        output.write(f"$ {' '.join(command)}\n")
        output.flush()
        try:
            process = subprocess.Popen(
                command,
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise StepError(f"`{command[0]}` cannot be started: {error}.") from error
        try:
            wait(process, log, started, packages)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
    if process.returncode:
        raise StepError(failure(command, log))


def wait(
    process: subprocess.Popen[bytes], log: Path, started: float, packages: int
) -> None:
    while True:
        try:
            process.wait(timeout=BEAT)
        except subprocess.TimeoutExpired:
            progress = f", {compiled(log)} of {packages} packages" if packages else ""
            say(f"    ... {time.monotonic() - started:.0f} s{progress}")
        else:
            return


def compiled(log: Path) -> int:
    lines = log.read_text(errors="replace").splitlines()
    return sum(not line.startswith(("$ ", "go: ")) for line in lines)


def failure(command: list[str], log: Path) -> str:
    said = [
        line for line in log.read_text(errors="replace").splitlines() if line.strip()
    ]
    last = "\n".join(f"    | {line[:200]}" for line in said[-3:])
    return (
        f"`{Path(command[0]).name} {' '.join(command[1:3])}` failed: read "
        f"{log.relative_to(ROOT)}, mend what it names and start again.\n{last}"
    )


def works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def with_tools() -> dict[str, str]:
    """The environment with our own tools first on the PATH."""
    own = os.pathsep.join([str(TOOLS / "bin"), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": own}


def version_of(name: str, *arguments: str) -> tuple[int, ...]:
    path = shutil.which(name)
    if path is None:
        return ()
    said = subprocess.run(
        [path, *arguments], capture_output=True, text=True, check=False
    )
    found = re.search(r"(\d+)\.(\d+)", said.stdout)
    return tuple(map(int, found.groups())) if found else ()


def good_node() -> bool:
    return bool(shutil.which("npm")) and version_of("node", "--version") >= (20, 19)


def good_go() -> bool:
    return version_of("go", "env", "GOVERSION") >= (1, 26)


def pip(log: Path) -> list[str]:
    """A pip that runs, wherever it has to come from."""
    here = [sys.executable, "-m", "pip"]
    if works([*here, "--version"]):
        return here
    if not works([sys.executable, "-c", "import ensurepip, venv"]):
        if os.geteuid() != 0:
            return pip_from_debian(log)
        run(["apt-get", "update", "-q"], log)
        run(["apt-get", "install", "-q", "-y", "python3-venv"], log)
    run([sys.executable, "-m", "venv", str(TOOLS / "pip")], log)
    return [str(TOOLS / "pip" / "bin" / "python"), "-m", "pip"]


def pip_from_debian(log: Path) -> list[str]:
    """Debian's own package of pip, unpacked into a private folder without root."""
    if not shutil.which("apt-get"):
        raise StepError("Python has neither pip nor venv: install one and start again.")
    folder = TOOLS / "debian"
    for name in ("state/lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    private = ["-o", f"Dir::State={folder}/state", "-o", f"Dir::Cache={folder}/cache"]
    status = ["-o", "Dir::State::status=/var/lib/dpkg/status"]
    for download in folder.glob("*.deb"):
        download.unlink()
    run(["apt-get", *private, *status, "update", "-q"], log)
    run(["apt-get", *private, *status, "download", PIP_WHEEL], log, cwd=folder)
    (package,) = folder.glob("*.deb")
    run(["dpkg-deb", "-x", str(package), str(folder / "pip")], log)
    (wheel,) = (folder / "pip").rglob("pip-*.whl")
    return [sys.executable, str(wheel / "pip")]
