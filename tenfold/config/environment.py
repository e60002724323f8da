"""Everything an operator may set, read once. `docs/configuration.md` explains each."""

import difflib
import os
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "TENFOLD_"
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}

Port = Annotated[int, Field(ge=1, le=65535)]


class Environment(BaseSettings):
    """A wrong or missing value stops the server with a sentence."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid")

    port: Port = 8000
    bind: str = "127.0.0.1"
    address: str = ""
    hosts: Annotated[list[str], NoDecode] = []
    processes: Annotated[int, Field(ge=1, le=32)] = min(2, os.cpu_count() or 1)
    threads: Annotated[int, Field(ge=1, le=128)] = 8

    data_dir: Path = ROOT / "var"
    secrets_file: Path | None = None
    database_url: str = ""

    media_url: str = ""
    media_api_url: str = ""
    media_key: str = ""
    media_secret: SecretStr = SecretStr("")
    media_public_url: str = ""
    media_ip: str = ""
    media_port: Port = 7880
    media_tcp_port: Port = 7881
    media_udp_port: Port = 7882

    mail_url: str = "smtp://127.0.0.1:25"
    mail_from: str = "appointments@localhost"
    video_limit_mb: Annotated[int, Field(ge=1, le=10_000)] = 500
    demo: bool = False

    @field_validator("hosts", mode="before")
    @classmethod
    def split_at_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @field_validator("address", "media_url", "media_api_url", "media_public_url")
    @classmethod
    def need_scheme_and_host(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (
            parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc
        ):
            raise ValueError("it should be an address such as https://practice.example")
        return value.rstrip("/")

    @field_validator("data_dir")
    @classmethod
    def make_absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @model_validator(mode="after")
    def fill_in(self) -> Self:
        if self.media_url and not (self.media_key and self.media_secret):
            raise ValueError(
                "TENFOLD_MEDIA_URL names a media server of your own; "
                "it also needs TENFOLD_MEDIA_KEY and TENFOLD_MEDIA_SECRET"
            )
        self.address = self.address or f"http://localhost:{self.port}"
        self.hosts = self.hosts or sorted({self.host, "localhost", "127.0.0.1"})
        return self

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or "localhost"

    @property
    def is_secure(self) -> bool:
        return self.address.startswith("https://")

    @property
    def is_local(self) -> bool:
        return self.host in LOCAL_HOSTS

    @property
    def secrets_path(self) -> Path:
        return self.secrets_file or self.data_dir / "secrets.json"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'tenfold.sqlite3'}"

    @property
    def runs_media_server(self) -> bool:
        return not self.media_url

    @property
    def browser_media_url(self) -> str:
        """Where browsers reach it. Behind TLS the proxy passes /rtc on."""
        if self.media_url or self.media_public_url:
            return self.media_url or self.media_public_url
        if self.is_secure:
            return f"wss://{urlsplit(self.address).netloc}"
        return f"ws://{self.host}:{self.media_port}"

    @property
    def server_media_url(self) -> str:
        """Where we reach it ourselves."""
        if self.media_api_url:
            return self.media_api_url
        if self.media_url:
            return "http" + self.media_url.removeprefix("ws")
        return f"http://127.0.0.1:{self.media_port}"


def variables() -> dict[str, str]:
    """Each variable's name and its field."""
    return {PREFIX + name.upper(): name for name in Environment.model_fields}


def read_environment() -> Environment:
    known = variables()
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            raise SystemExit(unknown_variable(name, list(known)))
    try:
        return Environment()
    except ValidationError as error:
        raise SystemExit(wrong_value(error)) from None


def unknown_variable(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    return f"{name} is not a setting of Tenfold.{meant} See docs/configuration.md."


def wrong_value(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    what = first["msg"].removeprefix("Value error, ").rstrip(".")
    if not first["loc"]:
        return f"{what}. See docs/configuration.md."
    name = PREFIX + str(first["loc"][0]).upper()
    return f"{name} is wrong: {what[0].lower()}{what[1:]}. See docs/configuration.md."


environment = read_environment()
