"""Text without the marks of Markdown and HTML, letters in one form."""

import html
import re
import unicodedata

_BREAK = re.compile(
    r"<\s*(?:br|/p|/li|/div|/tr|/h[1-6])\s*/?>|<\s*(?:p|li|div|ul|ol)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]*[^\s*])\*(?![*\w])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>&~])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_QUOTED = re.compile(r"^\s{0,3}>\s?")
_WHOLLY_BOLD = re.compile(r"\*{2,3}[^*]+\*{2,3}|<(b|strong)>(?:(?!</?\1>).)*</\1>", re.DOTALL)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def one_form(text: str) -> str:
    """Return `text` composed (NFC), with the Vietnamese Đ wherever another letter looks like it."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("Ð", "Đ").replace("ð", "đ")


def plain(text: str) -> str:
    """Return one line or cell without marks; what HTML puts on a new line stands on one."""
    text = _ESCAPED.sub(lambda found: _KEPT.get(found[1], found[1]), text)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    text = _ITALIC.sub(r"\1", _BOLD.sub("", text))
    lines = (" ".join(line.split()) for line in html.unescape(text).translate(_FREED).split("\n"))
    return "\n".join(line for line in lines if line)


_KEPT = {"*": "\ue000"}  # a star meant as a star must not be taken for a mark of Markdown
_FREED = {0xE000: "*"}


def unheaded(line: str) -> tuple[str, bool]:
    """Return a line of Markdown without its heading mark, and whether it is a heading or wholly bold."""
    line = _QUOTED.sub("", line)
    bare = _HEADING.sub("", line).strip()
    marked = bare != line.strip()
    return bare, marked or is_bold(bare)


def is_bold(text: str) -> bool:
    """Whether a line or cell is wholly bold."""
    return bool(_WHOLLY_BOLD.fullmatch(text.strip()))
