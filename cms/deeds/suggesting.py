"""Which activities of the plan a text may serve, from its words and its channel. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

_LETTERS = re.compile(r"[^\W\d_]+")
# Words that stand in every plan and tell activities apart from nothing.
_COMMON = """
và của các cho về theo trên trong với tại từ đến là được việc công tác thực hiện tổ chức tuyên truyền
hướng dẫn phổ biến năm xã phường thôn người dân địa bàn kế hoạch nội dung hoạt động cán bộ
"""
COMMON = frozenset(_COMMON.split())
TITLE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An activity as it is compared: its words (title, section, product) and its channels."""

    key: int
    words: str
    channels: frozenset[str]


def suggested(
    title: str, text: str, channel: str | None, candidates: Sequence[Candidate], most: int = 3
) -> list[int]:
    """Return the keys of up to `most` activities the text shares telling words with, the nearest first.

    A word tells the more, the fewer activities use it; pairs of words (“khai sinh”) tell more than single
    ones. An activity on `channel` comes before an equal one on others. None shares anything: nothing.
    """
    terms = {candidate.key: _terms(candidate.words) for candidate in candidates}
    spread = Counter(term for each in terms.values() for term in each)
    asked = _terms(text) | _terms(title)
    of_title = _terms(title)
    scores = {
        candidate.key: sum(
            _worth(term, spread[term], len(candidates)) * (TITLE_WEIGHT if term in of_title else 1)
            for term in terms[candidate.key] & asked
        )
        for candidate in candidates
    }
    on_channel = {one.key for one in candidates if channel and channel in one.channels}
    ranked = sorted(scores, key=lambda key: (-scores[key], key not in on_channel))
    return [key for key in ranked if scores[key] > 0][:most]


def _worth(term: str, used_by: int, all_of_them: int) -> float:
    return log(1 + all_of_them / used_by) * (2 if " " in term else 1)


def _terms(text: str) -> set[str]:
    """The words of a text that tell something, and the pairs of neighbours of which one does."""
    words = _LETTERS.findall(unicodedata.normalize("NFC", text).lower())
    single = {word for word in words if len(word) > 1 and word not in COMMON}
    pairs = {f"{a} {b}" for a, b in pairwise(words) if a in single and b in single}
    return single | pairs
