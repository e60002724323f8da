"""A simulated person's browser towards the practice: everybody's addresses."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import aiohttp
from yarl import URL

SECONDS = aiohttp.ClientTimeout(total=10, connect=3)
CSRF_COOKIES = ("csrftoken", "__Host-csrf")
LOWEST_REFUSAL, LOWEST_FAULT = 400, 500
NOT_MODIFIED = 304

Json = dict[str, Any]


class UnreachableError(Exception):
    """The practice does not answer just now."""


class RefusedError(Exception):
    """The practice answered no; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Office:
    """One browser with its own cookies, kept so that it is known next time."""

    address: str
    meeting: str
    cookies: Path
    session: aiohttp.ClientSession = field(init=False)
    etag: str = ""
    last: Json = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        jar = aiohttp.CookieJar(unsafe=True)
        self.session = aiohttp.ClientSession(
            cookie_jar=jar, timeout=SECONDS, headers={"Origin": self.address}
        )
        if self.cookies.exists():
            kept: dict[str, str] = json.loads(self.cookies.read_text())
            jar.update_cookies(kept, URL(self.address))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    def keep_cookies(self) -> None:
        found = self.session.cookie_jar.filter_cookies(URL(self.address))
        self.cookies.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.cookies.touch(mode=0o600)
        self.cookies.write_text(json.dumps({k: m.value for k, m in found.items()}))

    async def open_link(self, path: str) -> None:
        """Open one's own link and say that this browser is one's own."""
        await self.send("GET", path)
        await self.send("POST", path)
        await self.send("GET", f"/room/{self.meeting}/")
        self.keep_cookies()

    async def snapshot(self) -> Json:
        known = {"If-None-Match": self.etag} if self.etag else {}
        status, headers, body = await self.send(
            "GET", f"/api/room/{self.meeting}/snapshot", known
        )
        if status != NOT_MODIFIED:
            self.etag, self.last = headers.get("ETag", ""), json.loads(body)
        return self.last

    async def ticket(self, *, is_ahead: bool = False) -> Json:
        """To where one belongs; with `is_ahead` to where one goes next."""
        answer: Json = json.loads(await self.deed("ticket", {"ahead": is_ahead}))
        return answer

    async def deed(self, name: str, body: Json) -> str:
        path = f"/api/room/{self.meeting}/{name}"
        return (await self.send("POST", path, json_body=body))[2]

    async def send(
        self,
        method: str,
        path: str,
        headers: dict[str, str] | None = None,
        json_body: Json | None = None,
    ) -> tuple[int, Mapping[str, str], str]:
        every = {**(headers or {}), "X-CSRFToken": self.csrf(), "Referer": self.address}
        try:
            async with self.session.request(
                method, URL(self.address).join(URL(path)), headers=every, json=json_body
            ) as answer:
                body = await answer.text()
                status = answer.status
                found = answer.headers
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UnreachableError(type(error).__name__) from error
        if status >= LOWEST_REFUSAL:
            raise refusal(status, body)
        return status, found, body

    def csrf(self) -> str:
        found = self.session.cookie_jar.filter_cookies(URL(self.address))
        return next((found[name].value for name in CSRF_COOKIES if name in found), "")


def refusal(status: int, body: str) -> Exception:
    try:
        code = str(json.loads(body)["error"])
    except (ValueError, KeyError, TypeError):
        code = f"http_{status}"
    if status >= LOWEST_FAULT and code != "media_down":
        return UnreachableError(code)
    return RefusedError(code)
