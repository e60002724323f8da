import io
import json
import logging

import pytest

from tenfold.config.logs import LOGGING
from tenfold.config.scrubbing import scrub


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/rtc/v1?access_token=abc.d-f&x=1", "/rtc/v1?access_token=[token]&x=1"),
        ("got eyJhbGciOi.eyJzdWIi.sig-_1 here", "got [token] here"),
        ("Authorization: Bearer s3cret", "Authorization: Bearer [token]"),
        ('"/j/AbC-123_x/code/"', '"/j/[link]/code/"'),
        (
            "/accounts/password/reset/key/1-ab-2/",
            "/accounts/password/reset/key/[link]/",
        ),
        ("refused for ana.silva@mail.example.org!", "refused for [mail]!"),
        ("nothing to hide", "nothing to hide"),
    ],
)
def test_scrub(line, expected):
    assert scrub(line) == expected


@pytest.fixture
def written():
    """What a logger writes with our formatter, as values."""
    options = dict(LOGGING["formatters"]["json"])  # type: ignore[index]
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(options.pop("()")(**options))
    logging.root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.root.removeHandler(handler)


def fail_with(text):
    raise ValueError(text)


def test_a_fault_is_logged_without_its_message_or_any_value(written):
    name = "Ana Silva"
    try:
        fail_with(f"duplicate key: {name}")
    except ValueError:
        logging.getLogger("tenfold.test").exception("The tick failed")

    (line,) = written()
    assert line["event"] == "The tick failed"
    assert line["fault"] == "ValueError"
    assert line["at"][-1].endswith("fail_with")
    assert name not in json.dumps(line)


def test_a_line_says_when_and_where_and_no_link(written):
    logging.getLogger("django.request").error("Internal Server Error: %s", "/j/abc/")

    (line,) = written()
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "Internal Server Error: /j/[link]/",
        "level": "error",
        "logger": "django.request",
    }
