"""Names of private persons in Vietnamese running text. Pure.

A name is a family name and one to four more capitalised words, or such words after "ông", "bà", "cháu".
Streets, schools, laws and places named after people are no persons; officials named with their post act
in it, and are no residents whose affairs are told.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

_WORDS: dict[str, list[str]] = tomllib.loads((files("cms.legal.data") / "persons.toml").read_text("utf-8"))
_WORD = r"(?:[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ][^\W\d_]*)"
_HONORIFIC = r"(?:ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|bé|hộ|gia đình|người bệnh|bệnh nhân|người tên)"
_FAMILY = "|".join(f"{name}|{name.upper()}" for name in _WORDS["families"])
# A family name and two more words; two words in a row are as often a place (Thái Nguyên, Đoàn Thanh niên).
_NAME = re.compile(
    rf"\b(?i:{_HONORIFIC})(?:\s+(?i:{_HONORIFIC}))*\s+(?P<called>{_WORD}(?:\s{_WORD}){{0,4}})"
    rf"|\b(?P<full>(?:{_FAMILY})(?:\s{_WORD}){{2,4}})"
)
_SHORT_NAME = re.compile(rf"\b(?:{_FAMILY})\s{_WORD}")
_PLACE_BEFORE = re.compile(rf"(?:{'|'.join(_WORDS['places'])})\s+$", re.IGNORECASE)
_POSTS = "|".join(_WORDS["posts"])
_POST_BEFORE = re.compile(rf"(?:đồng chí|đ/c|{_POSTS})[^.,;\n]{{0,60}}$", re.IGNORECASE)
_POST_AFTER = re.compile(rf"\s*[,–(-]\s*(?:{_POSTS})", re.IGNORECASE)
_NO_NAMES, _NOBODY_PRIVATE = frozenset(_WORDS["no_names"]), frozenset(_WORDS["nobody_private"])


def names_in(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name) of the private persons a sentence names."""
    for match in _NAME.finditer(sentence):
        name = match["called"] or match["full"]
        before = sentence[: match.start()]
        if name.split()[0] in _NO_NAMES or name in _NOBODY_PRIVATE or _PLACE_BEFORE.search(before):
            continue
        if _POST_BEFORE.search(before) or _POST_AFTER.match(sentence, match.end()):
            continue
        yield match.start(), match.end(), name


def names_somebody(words: str) -> bool:
    """Whether a few words that should say in general terms who is meant name a person instead.

    Wider than names_in, as a false alarm costs a glance: a family name and one more word is enough.
    """
    short = _SHORT_NAME.search(words)
    return any(names_in(words)) or bool(short and not _PLACE_BEFORE.search(words[: short.start()]))
