"""What people call the browser they sit before."""

from django.utils.translation import gettext as _

# The first that is found: most browsers also give themselves the names of others.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
DEVICES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


def browser_name(user_agent: str) -> str:
    """Such as "Firefox on Windows"."""
    browser = _first(BROWSERS, user_agent)
    device = _first(DEVICES, user_agent)
    if browser and device:
        return _("{browser} on {device}").format(browser=browser, device=device)
    return browser or device or _("A browser we do not know")


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")
