"""Web and mail addresses, said part by part."""

import re
from functools import cache

from media.speech.reading.cardinals import digits
from media.speech.reading.letters import spelled
from media.speech.reading.lexicon import Lexicon, data
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.syllables import is_syllable

_ENDS = "vn|com|net|org|info|edu|gov|asia|io|me|app|tv|co|biz|online|shop|page|link|ly|gl|be"
_MAIL = re.compile(
    r"(?:mailto:)?([A-Za-z0-9](?:[A-Za-z0-9_.+-]{0,63}))@((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,10})(?!\w)"
)
_LINK = re.compile(
    r"(?:https?|ftp)://([^\s<>()\[\]\"'“”]{1,2000})|(www\.[^\s<>()\[\]\"'“”]{1,2000})", re.IGNORECASE
)
_BARE = re.compile(
    rf"((?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,6}}(?:{_ENDS}))((?:/[\w\-./?=&%#~+]{{0,300}})?)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?://|www\.|mailto:|/|#)[^()\s]{0,1000}\)")
_TARGET = re.compile(r"\]\((?:https?://|www\.|mailto:|/|#)[^()\s]{0,1000}\)")
_VOWEL = re.compile(r"[aeiouyà-ỹ]", re.IGNORECASE)
_TRAILING = ".,;:!?…*_"
_PIECES = re.compile(r"[A-Za-zÀ-ỹđĐ]+|\d+|[^\w\s]|_|\w")
_SIGNS = {
    ".": "chấm",
    "/": "xẹt",
    "-": "gạch ngang",
    "_": "gạch dưới",
    "@": "a còng",
    "?": "chấm hỏi",
    "=": "bằng",
    "&": "và",
    "#": "thăng",
    "+": "cộng",
    "%": "phần trăm",
    "~": "ngã",
}


@cache
def _parts() -> dict[str, str]:
    return dict(data("addresses")["parts"])


def mail(page: Page, pos: int) -> Found | None:
    """ "xa@tinh.gov.vn"."""
    match = _MAIL.match(page.text, pos)
    if match is None or page.inside_word(pos):
        return None
    return Found(
        match.end(),
        f"{say(match[1], page.lexicon)} a còng {say(match[2], page.lexicon)}",
        SpanKind.EMAIL,
        *_likely(match[1]),
    )


def web(page: Page, pos: int) -> Found | None:
    """ "https://dichvucong.gov.vn/...": the scheme and "www." are not said."""
    if page.inside_word(pos):
        return None
    match = _LINK.match(page.text, pos) or _BARE.match(page.text, pos)
    if match is None:
        return None
    written = match[0].rstrip(_TRAILING)
    address = re.sub(r"^(?:(?:https?|ftp)://)?(?:www\.)?", "", written, flags=re.IGNORECASE).rstrip("/")
    if not address:
        return Found(pos + len(written), "", SpanKind.URL, Certainty.UNSETTLED, "web-address")
    return Found(pos + len(written), say(address, page.lexicon), SpanKind.URL, *_likely(address))


def link_text(page: Page, pos: int) -> Found | None:
    """Markdown's "[text](address)": the text only."""
    match = _MARKDOWN.match(page.text, pos)
    if match is None:
        return None
    inner = match[1]
    found = web(Page(inner, page.region, page.lexicon), 0)
    if found and found.end >= len(inner.rstrip()):
        return Found(match.end(), found.spoken, SpanKind.URL, found.certainty, found.note)
    return Found(pos + 1, "", SpanKind.SYMBOL)


def link_target(page: Page, pos: int) -> Found | None:
    """The "](address)" after a link's text is silent."""
    match = _TARGET.match(page.text, pos)
    return Found(match.end(), "", SpanKind.SYMBOL) if match else None


def _likely(address: str) -> tuple[Certainty, str]:
    """Sure only where every word of the address is known."""
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", address)]
    if all(word in _parts() for word in words):
        return Certainty.SURE, ""
    return Certainty.LIKELY, "web-address"


def say(address: str, lexicon: Lexicon) -> str:
    """An address in words: its parts, "chấm" for the dots, figures one by one."""
    return " ".join(word for piece in _PIECES.findall(address) if (word := _piece(piece, lexicon)))


def _piece(piece: str, lexicon: Lexicon) -> str:
    if piece[0].isdigit():
        return digits(piece)
    known = _parts().get(piece.lower()) or _SIGNS.get(piece)
    if known or not piece.isalpha():
        return known or ""
    return spelled(piece) if _is_letters(piece, lexicon) else piece.lower()


def _is_letters(piece: str, lexicon: Lexicon) -> bool:
    """Tell "nct" in an address: left as it is, it would be taken for an abbreviation of running text."""
    if is_syllable(piece.lower()):
        return False
    return not _VOWEL.search(piece) or bool(lexicon.readings(piece.upper()))
