"""The one API of the room: its own and the notes'."""

from ninja import NinjaAPI

api = NinjaAPI(title="Tenfold", version="1", docs_url=None, openapi_url=None)
