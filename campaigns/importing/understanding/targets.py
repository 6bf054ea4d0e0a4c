"""Promises with numbers: "98 % hồ sơ đúng hạn", "ít nhất 28 thủ tục"."""

import re
from collections.abc import Iterable, Iterator

from campaigns.importing.draft import Lines, Target
from campaigns.importing.understanding.folding import bare, tidy

_UNITS = (
    "thủ tục|tin, bài|tin bài|bài viết|bài|tin|cuộc|buổi|hội nghị|lớp|tờ rơi|tờ gấp|tờ|pano|băng rôn|hộ|lượt|"
    "người|hồ sơ|chuyên mục|video|clip|thôn|ấp|khu phố|đợt|mô hình"
)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_COUNTED = re.compile(rf"\b(\d{{1,3}}(?:\.\d{{3}})*|\d+)\s+({_UNITS})\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"toi thieu|it nhat|tren \d|tro len|phan dau|dat|dam bao|muc tieu|chi tieu|duy tri|moi |tu \d"
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÁÀẢÃẠÂĂÊÔƠƯ0-9-])")


def targets(texts: Iterable[tuple[str, Lines]]) -> tuple[Target, ...]:
    """Return each sentence that promises a share, or a number of what plans count."""
    found = []
    for text, lines in texts:
        for sentence in _SENTENCE.split(text):
            if values := tuple(_values(sentence)):
                found.append(Target(tidy(sentence), values, lines))
    return tuple(found)


def _values(sentence: str) -> Iterator[tuple[str, str]]:
    for share in _PERCENT.finditer(sentence):
        yield share[1].replace(",", "."), "%"
    if _PROMISED.search(bare(sentence)):
        for counted in _COUNTED.finditer(sentence):
            yield counted[1].replace(".", ""), counted[2].lower()
