"""Whom a plan speaks to."""

import re
from collections.abc import Iterable

from campaigns.importing.draft import Lines, Said

_PEOPLE = (
    "người dân", "nhân dân", "doanh nghiệp", "tổ chức", "cá nhân", "cán bộ", "công chức", "viên chức",
    "người lao động", "hợp tác xã", "hộ kinh doanh", "hộ gia đình", "học sinh", "sinh viên", "đoàn viên",
    "hội viên", "thanh niên", "phụ nữ", "trẻ em", "người cao tuổi", "người khuyết tật", "nông dân",
    "đảng viên", "cử tri", "đồng bào dân tộc thiểu số", "công dân", "phụ huynh", "giáo viên", "chủ cơ sở",
)  # fmt: skip
_PATTERNS = {name: re.compile(rf"\b{name}\b(?! thực hiện| triển khai| hội nghị)") for name in _PEOPLE}


def audiences(texts: Iterable[tuple[str, Lines]]) -> tuple[Said, ...]:
    """Return the people named, in the words of plans, each with every line that names them."""
    found: dict[str, list[int]] = {name: [] for name in _PEOPLE}
    for text, lines in texts:
        small = text.lower()
        for name, pattern in _PATTERNS.items():
            if pattern.search(small):
                found[name] += lines
    return tuple(Said(name, tuple(dict.fromkeys(lines))) for name, lines in found.items() if lines)
