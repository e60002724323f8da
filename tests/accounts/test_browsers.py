import pytest

from tenfold.accounts.browsers import browser_name
from tenfold.accounts.templatetags.sign_in import in_fours

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36"
IPHONE = "iPhone; CPU iPhone OS 18_5 like Mac OS X"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME}", "Chrome on Linux"),
        (f"Mozilla/5.0 (Windows NT 10.0) {CHROME} Edg/141.0", "Edge on Windows"),
        (f"Mozilla/5.0 ({IPHONE}) Mobile/15E148 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Android 15; Mobile) Firefox/144.0", "Firefox on Android"),
        ("curl/8", "A browser we do not know"),
    ],
)
def test_browser_name(user_agent, name):
    assert browser_name(user_agent) == name


def test_a_key_in_fours():
    assert in_fours("ABCDEFGHIJ") == "ABCD EFGH IJ"
