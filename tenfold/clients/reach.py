"""How a person may be reached, in words. No database."""

from django.utils.translation import gettext as _


def reach_words(*, may_call: bool, may_mail: bool, may_text: bool) -> str:
    """ "call, do not write": what staff read before they pick up the phone."""
    allowed = [
        word for may, word in ((may_call, _("call")), (may_mail, _("write"))) if may
    ]
    if may_text:
        allowed.append(_("text"))
    if not allowed:
        return _("do not contact")
    words = _(" or ").join(allowed)
    if not may_mail:
        return _("{words}, do not write").format(words=words)
    if not may_call:
        return _("{words}, do not call").format(words=words)
    return words
