"""The LiveKit server that we run ourselves: its program, configuration and pulse."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import shutil
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tenfold.config.environment import ROOT, Environment
from tenfold.config.keyring import Keyring
from tenfold.config.processes import own_address

PROGRAM = "livekit-server"
LOOPBACK = "127.0.0.1"
SECRET_LENGTH = 32
HEARD = ("participant_joined", "participant_left")
OK = HTTPStatus.OK
NO_PROGRAM = (
    "There is no media server, so the room stays closed; every other page works. "
    "Build it with `python3 deploy/prepare.py engine`, put `livekit-server` on the "
    "PATH, or name one elsewhere with TENFOLD_MEDIA_URL."
)


def find_program() -> str | None:
    own = ROOT / ".tools" / "bin" / PROGRAM
    return str(own) if own.exists() else shutil.which(PROGRAM)


def configuration(environment: Environment, keyring: Keyring) -> dict[str, Any]:
    """What LiveKit is told. It refuses to start on a key that it does not know."""
    ip = environment.media_ip or (LOOPBACK if environment.is_local else own_address())
    rtc: dict[str, Any] = {
        "tcp_port": environment.media_tcp_port,
        "udp_port": environment.media_udp_port,
        "node_ip": ip,
        "use_external_ip": False,
        # Without an entry of ours, browsers are told to ask a stranger's STUN server.
        # It must not be the UDP port of the media: libwebrtc takes every packet from
        # a STUN server's address for an answer of it, and UDP would never connect.
        "stun_servers": [f"{ip}:{environment.media_tcp_port}"],
    }
    if ip == LOOPBACK:
        rtc |= {
            "enable_loopback_candidate": True,
            "ips": {"includes": [f"{LOOPBACK}/32"]},
        }
    codecs = ("audio/opus", "audio/red", "video/vp8", "video/h264", "video/rtx")
    return {
        "port": environment.media_port,
        "bind_addresses": [LOOPBACK],
        "rtc": rtc,
        "room": {
            "auto_create": False,
            "empty_timeout": 3600,
            "departure_timeout": 900,
            "enabled_codecs": [{"mime": mime} for mime in codecs],
        },
        "api": {"enable_psrpc_for_get_list_participants": True},
        "webhook": {
            "api_key": keyring.media_key,
            "urls": [f"http://{LOOPBACK}:{environment.port}/hooks/livekit/"],
            # Twelve people who change rooms would say seventy things; we hear these.
            "filter_params": {"include_events": list(HEARD)},
        },
        "logging": {
            "level": "info",
            "json": True,
            "pion_level": "error",
            "component_levels": {"api": "warn"},  # our own pulse, every second
        },
        "keys": {keyring.media_key: keyring.media_secret},
    }


def write_configuration(environment: Environment, keyring: Keyring) -> Path:
    """JSON, which is also YAML, in a file for the owner alone: it holds the secret."""
    path = environment.data_dir / "livekit.yaml"
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(configuration(environment, keyring), file, indent=2)
    return path


def answers(url: str, key: str, secret: str) -> bool:
    """Whether it is well, and whether our key is its key."""
    if fetch("GET", url) != OK:
        return False
    headers = {
        "Authorization": f"Bearer {pulse_token(key, secret)}",
        "Content-Type": "application/json",
    }
    path = "/twirp/livekit.RoomService/ListRooms"
    return fetch("POST", url + path, body='{"names": ["-"]}', headers=headers) == OK


def pulse_token(key: str, secret: str) -> str:
    """A token (JWT, HS256) that may list rooms, for ten seconds."""
    now = int(time.time())
    claims = {"iss": key, "nbf": now - 5, "exp": now + 10, "video": {"roomList": True}}
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
    mac = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{_base64(mac)}"


def _part(values: dict[str, Any]) -> str:
    return _base64(json.dumps(values, separators=(",", ":")).encode())


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def fetch(
    method: str,
    url: str,
    *,
    body: str | None = None,
    headers: dict[str, str] | None = None,
) -> int | None:
    """The status of the answer; None when there is none within two seconds."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=2)
    try:
        connection.request(method, parts.path or "/", body=body, headers=headers or {})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
