import pytest

from tenfold.config.environment import ROOT, read_environment, variables


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch):
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set():
    environment = read_environment()

    assert environment.address == "http://localhost:8000"
    assert environment.runs_media_server
    assert environment.browser_media_url == "ws://localhost:7880"
    assert environment.server_media_url == "http://127.0.0.1:7880"


def test_a_misspelt_variable_is_named(monkeypatch):
    monkeypatch.setenv("TENFOLD_PROT", "8001")

    with pytest.raises(SystemExit, match=r"TENFOLD_PROT is not.*mean TENFOLD_PORT"):
        read_environment()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TENFOLD_PORT", "80a"),
        ("TENFOLD_PORT", "70000"),
        ("TENFOLD_DEMO", "perhaps"),
        ("TENFOLD_ADDRESS", "practice.example"),
        ("TENFOLD_MEDIA_PUBLIC_URL", "media.example"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit, match=f"{name} is wrong: "):
        read_environment()


def test_a_media_server_elsewhere_needs_its_key(monkeypatch):
    monkeypatch.setenv("TENFOLD_MEDIA_URL", "wss://media.example")

    with pytest.raises(SystemExit, match="TENFOLD_MEDIA_KEY"):
        read_environment()


def test_a_media_server_elsewhere_is_asked_over_https(monkeypatch):
    monkeypatch.setenv("TENFOLD_MEDIA_URL", "wss://media.example")
    monkeypatch.setenv("TENFOLD_MEDIA_KEY", "key")
    monkeypatch.setenv("TENFOLD_MEDIA_SECRET", "secret")

    environment = read_environment()

    assert not environment.runs_media_server
    assert environment.server_media_url == "https://media.example"


def test_hosts_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("TENFOLD_HOSTS", "a.example, b.example")

    assert read_environment().hosts == ["a.example", "b.example"]


def test_an_address_with_tls_takes_media_through_the_same_host(monkeypatch):
    monkeypatch.setenv("TENFOLD_ADDRESS", "https://practice.example/")

    environment = read_environment()

    assert environment.hosts == ["127.0.0.1", "localhost", "practice.example"]
    assert environment.browser_media_url == "wss://practice.example"


def test_every_variable_is_documented():
    text = (ROOT / "docs" / "configuration.md").read_text()
    documented = {
        line.split("`")[1]
        for line in text.splitlines()
        if line.startswith("| `TENFOLD_")
    }

    assert documented == set(variables())
