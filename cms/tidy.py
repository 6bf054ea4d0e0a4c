"""What is typed into forms without the characters nobody sees, and without floods. Pure but for its words.

Letters that turn the writing direction make a text read otherwise than it is stored; Vietnamese needs none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

LONGEST = 200_000  # characters of one field; the longest law has some 300,000
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff\ud800-\udfff]"
)
_ESCAPED = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u(?:00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]|[aA][dD])|061[cC]"
    r"|20(?:0[bBeEfF]|2[a-eA-E]|6[0-9])|[fF][eE][fF]{2})"
)
_ESCAPED_TURNING = re.compile(r"\\u20(?:2[a-eA-E]|6[6-9])")


@dataclass
class Tidied:
    """Data of a form without what nobody sees; `faults` are Vietnamese sentences about what was there."""

    data: Any
    faults: list[str] = field(default_factory=list)


def tidied(data: Any) -> Tidied:
    """Return the data of a form tidied: what nobody sees is dropped, what is a flood is cut."""
    if not isinstance(data, QueryDict):
        return Tidied(data)
    found = Tidied(data.copy())
    faults: dict[str, None] = {}
    for name, values in data.lists():
        found.data.setlist(name, [_value(str(value), faults) for value in values])
    found.faults = list(faults)
    return found


def tidy(text: str) -> str:
    """Return `text` without control characters, direction marks and invisible letters."""
    text = TURNING.sub("", _UNSEEN.sub("", text))
    return _ESCAPED.sub(r"\1", text) if text[:1] in "{[" else text


def _value(value: str, faults: dict[str, None]) -> str:
    faults.update(dict.fromkeys(_faults(value)))
    if len(value) > LONGEST:
        return "null" if value[:1] in "{[" else tidy(value[:LONGEST])
    return tidy(value)


def _faults(value: str) -> Iterator[str]:
    if len(value) > LONGEST:
        yield _(
            "A text is too long: a field may have at most 200,000 characters. Shorten it or attach a file."
        )
    if TURNING.search(value) or (value[:1] in "{[" and _ESCAPED_TURNING.search(value)):
        yield _(
            "The text held hidden marks that turn the writing direction. They were taken out; read it again."
        )


class TidyForm:
    """A form, mixed in before Django's, whose every field and row is tidied before anything reads it."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        found = tidied(data)
        self.faults = found.faults
        super().__init__(found.data, *args, **kwargs)  # type: ignore[call-arg]

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        for fault in self.faults:
            self.add_error(None, fault)  # type: ignore[attr-defined]
        return cleaned
