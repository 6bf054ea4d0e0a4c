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
# "100% thôn, 90% hộ gia đình được tuyên truyền": each share is a promise of its own.
_NEXT_SHARE = re.compile(
    r",\s+(?=(?:(?:và|trên|từ|đạt|có|ít nhất|tối thiểu)\s+)*\d{1,3}(?:[.,]\d{1,2})?\s?%)", re.IGNORECASE
)
# How often something is done, and in which forms, is no number to be reached.
_SO_OFTEN = re.compile(r"(?:/|\b(?:moi|hang|tren|trong) )(?:1 |mot )?(?:ngay|tuan|thang|quy)\b")
_FORMS = re.compile(r"^[-+*•\d.) ]*(?:hinh thuc|thoi luong|thoi gian|kinh phi)\b")


def targets(texts: Iterable[tuple[str, Lines]]) -> tuple[Target, ...]:
    """Return each sentence that promises a share, or a number of what plans count."""
    found = []
    for text, lines in texts:
        for sentence in (part for whole in _SENTENCE.split(text) for part in _NEXT_SHARE.split(whole)):
            if values := tuple(_values(sentence)):
                found.append(Target(tidy(sentence), values, lines))
    return tuple(found)


def _values(sentence: str) -> Iterator[tuple[str, str]]:
    shares = [share[1].replace(",", ".") for share in _PERCENT.finditer(sentence)]
    for share in dict.fromkeys(shares):
        yield share, "%"
    said = bare(sentence)
    if not shares and _PROMISED.search(said) and not _SO_OFTEN.search(said) and not _FORMS.match(said):
        for counted in _COUNTED.finditer(sentence):
            yield counted[1].replace(".", ""), counted[2].lower()
