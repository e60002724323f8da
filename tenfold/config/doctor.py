"""`tenfold doctor`: what is wrong with this installation, in plain sentences."""

import os
import sys
from collections.abc import Iterator

import django

from tenfold.config import doctor_database, doctor_machine
from tenfold.config.environment import read_environment
from tenfold.config.findings import Finding, wrong
from tenfold.config.keyring import KeyringError, read_keyring

MARKS = {True: "ok   ", False: "WRONG", None: "note "}


def main() -> int:
    os.environ.setdefault(
        "DJANGO_SETTINGS_MODULE", "tenfold.config.settings.production"
    )
    findings = []
    for finding in examine():
        findings.append(finding)
        sys.stdout.write(f"{MARKS[finding.is_well]}  {finding.sentence}\n")
        sys.stdout.flush()
    count = sum(finding.is_well is False for finding in findings)
    things = "thing is" if count == 1 else "things are"
    sys.stdout.write(f"\n{count} {things} wrong.\n" if count else "\nAll is well.\n")
    return 1 if count else 0


def examine() -> Iterator[Finding]:
    try:
        environment = read_environment()
    except SystemExit as error:
        yield wrong(str(error))
        return
    yield from doctor_machine.of_address(environment)
    yield from doctor_machine.of_disk(environment)
    yield from doctor_machine.of_clock()
    yield from doctor_machine.of_printing()
    try:
        keyring = read_keyring(environment.secrets_path)
    except KeyringError as error:
        yield wrong(str(error))
        return
    yield from doctor_machine.of_secrets(environment)
    yield from doctor_machine.of_processes(environment)
    yield from doctor_machine.of_media(environment, keyring)
    yield from with_django()


def with_django() -> Iterator[Finding]:
    try:
        django.setup()
        yield from doctor_database.of_database()
    except SystemExit as error:
        yield wrong(str(error))
        return
    yield from doctor_database.of_settings()
    yield from doctor_database.of_mail()


if __name__ == "__main__":
    sys.exit(main())
