"""How the connection to the province stands, in words."""

from django.utils.translation import gettext as _


def fault_in_words(code: str) -> str:
    """What went wrong, what was kept, what to do; "" where nothing did."""
    sentences = {
        "no_answer": _(
            "The province's system did not answer. Nothing is lost: what was not sent is kept and sent again "
            "by itself."
        ),
        "token_refused": _(
            "The province's system does not know this station's key. Nothing is lost. Please ask the "
            "province for a new key and have the administrator enter it."
        ),
        "refused": _(
            "The province's system refused what was sent. Nothing is lost; please show the administrator the "
            "line below."
        ),
        "answer": _(
            "The province's system answered something that cannot be read. Nothing is lost; please show the "
            "administrator the line below."
        ),
        "address": _("The address of the province's system is not set, or is not https."),
        "no_token": _("The key for the province's system is not set."),
        "no_connector": _("The program that talks to the province's system cannot be loaded."),
    }
    return sentences.get(code) or (sentences["refused"] if code else "")
