"""Headers that Django does not send by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OURS = ("camera", "microphone", "display-capture", "fullscreen", "screen-wake-lock")
NOBODYS = (
    "accelerometer", "browsing-topics", "geolocation", "gyroscope", "magnetometer",
    "midi", "payment", "serial", "usb",
)  # fmt: skip
POLICY = ", ".join(
    [*(f"{name}=(self)" for name in OURS), *(f"{n}=()" for n in NOBODYS)]
)


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """What a page, and whatever might be smuggled into it, may ask of the browser."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = POLICY
        return response

    return answer
