"""A facilitator without a browser, who signs in and leads the live meeting."""

import json
import re
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

EMAIL, PASSWORD = "abena@example.org", "riverside demo"


class Desk:
    def __init__(self, address: str, email: str = EMAIL) -> None:
        self.address = address
        self.jar = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))
        page = self.ask("/accounts/login/").decode()
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)
        assert found
        form = {
            "login": email,
            "password": PASSWORD,
            "csrfmiddlewaretoken": found[1],
        }
        self.ask("/accounts/login/", urlencode(form).encode())

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> bytes:
        given = {"Origin": self.address, "Referer": f"{self.address}/", **headers}
        request = Request(self.address + path, body, given)
        with self.opener.open(request, timeout=30) as answer:
            return bytes(answer.read())

    def cookie(self, name: str) -> str:
        return next((c.value or "" for c in self.jar if c.name == name), "")

    def snapshot(self, meeting: str) -> Any:
        return json.loads(self.ask(f"/api/room/{meeting}/snapshot"))

    def do(self, meeting: str, deed: str) -> Any:
        headers = {
            "X-CSRFToken": self.cookie("csrftoken"),
            "Content-Type": "application/json",
        }
        return json.loads(self.ask(f"/api/room/{meeting}/{deed}", b"{}", **headers))
