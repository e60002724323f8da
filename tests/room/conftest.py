import pytest

from tenfold.room import doorbell, livekit
from tests.fakes.media import FakeMedia
from tests.room.people import Circle, a_circle


@pytest.fixture
def media(monkeypatch, settings) -> FakeMedia:
    """A fake of the media server; what nobody waits for is done at once."""
    fake = FakeMedia()
    monkeypatch.setattr(livekit, "_connections", fake)
    monkeypatch.setattr(doorbell, "_later", doorbell._quietly)
    monkeypatch.setattr(doorbell, "show_out", doorbell._show_out)
    monkeypatch.setattr(doorbell, "KEEP_REMOVING_SECONDS", -1)
    settings.DEMO = True  # no second factor
    return fake


@pytest.fixture
def circle(db) -> Circle:
    """A meeting in five minutes: Hanna and Ola lead; Sam, Kim and Noor are members."""
    return a_circle()
