"""Everything an operator may set, read once."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Environment(BaseSettings):
    """A wrong value stops the server with a sentence."""

    model_config = SettingsConfigDict(env_prefix="TENFOLD_")

    secret_key: SecretStr = SecretStr("development-only-" + "0" * 48)
    address: str = "http://localhost:8000"
    hosts: list[str] = ["localhost", "127.0.0.1"]
    data_dir: Path = ROOT / "var"
    database_url: str = ""
    field_keys: dict[str, SecretStr] = {}
    index_key: SecretStr = SecretStr("development-only-index-key")
    livekit_url: str = "ws://localhost:7880"
    livekit_api_url: str = "http://127.0.0.1:7880"
    livekit_key: str = "tenfold"
    livekit_secret: SecretStr = SecretStr("development-only-" + "0" * 32)
    mail_url: str = "smtp://127.0.0.1:1025"
    mail_from: str = "appointments@localhost"
    demo: bool = False


environment = Environment()
