"""The pronunciation dictionary: what abbreviations and issuers of documents are called.

Shipped entries come with this package; a station's own stand before them and before every rule.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from media.speech.reading.syllables import is_syllable

_FIRST = re.compile(r"\w+|\W")
# What a kind of document that several bodies issue ends in: "KHLN", "TBLT", "QCPH".
_JOINTLY = {"LN": "liên ngành", "LT": "liên tịch", "PH": "phối hợp"}
_GAP_LEFT = r"[\s.,:(“\"*_-]*$"
_GAP_RIGHT = r"[\s.*_]*"


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of saying one thing.

    `left` and `right` are regular expressions over the text directly before and after (matched
    without regard to case); an entry that has any holds only where they do. `certain` is False
    for the guess that is left when the context settles nothing; `likely` marks a good guess.
    `kind` is "abbreviation", "issuer" (a body in a document's number), "type" (a kind of document
    in one) or "foreign".
    """

    written: str
    spoken: str
    case_sensitive: bool = True
    kind: str = "abbreviation"
    left: str = ""
    right: str = ""
    certain: bool = True
    likely: bool = False

    @property
    def has_context(self) -> bool:
        """True if the entry holds only beside certain words."""
        return bool(self.left or self.right)

    def holds(self, left: str, right: str) -> bool:
        """True between `left` (lower case) and `right` (as written)."""
        if self.left and not _left(self.left).search(left):
            return False
        return not self.right or _right(self.right).match(right) is not None


@lru_cache(maxsize=2000)
def _left(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern}){_GAP_LEFT}")


@lru_cache(maxsize=2000)
def _right(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{_GAP_RIGHT}(?:{pattern})(?:(?<=\W)|(?<=\d)|(?![^\W\d_])))")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by what is written. Immutable: with_entries gives another."""

    entries: tuple[Entry, ...]
    own: tuple[Entry, ...] = ()
    _by_written: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False, compare=False)
    _issuers: Mapping[str, Entry] = field(default_factory=dict, repr=False, compare=False)
    _types: Mapping[str, Entry] = field(default_factory=dict, repr=False, compare=False)
    _by_first: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False, compare=False)
    # What is_plain found, word by word; words are at most seven letters, so it stays small.
    _plain: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def shipped() -> "Lexicon":
        """The dictionary this package ships, read once."""
        return _shipped()

    @staticmethod
    def of(entries: Iterable[Entry]) -> "Lexicon":
        """A dictionary of these entries only."""
        known = tuple(entries)
        return Lexicon(
            known,
            (),
            _grouped(entry for entry in known if entry.kind not in ("issuer", "type")),
            MappingProxyType({entry.written: entry for entry in known if entry.kind == "issuer"}),
            MappingProxyType({entry.written: entry for entry in known if entry.kind == "type"}),
        )

    def with_entries(self, entries: Iterable[Entry]) -> "Lexicon":
        """The same with a station's own entries in front, consulted before every rule.

        An entry that is one of the shipped ones, contexts and all, adds nothing and is left out.
        """
        known = set(self.entries)
        own = tuple(_composed(entry) for entry in entries if entry not in known)
        both = (*(entry for entry in own if entry.written), *self.own)
        return Lexicon(self.entries, both, self._by_written, self._issuers, self._types, _by_first_word(both))

    def is_plain(self, word: str) -> bool:
        """True for a syllable in lower case, or with one capital, that no entry begins with."""
        known = self._plain.get(word)
        if known is None:
            known = self._plain[word] = self._looks_plain(word)
        return known

    def _looks_plain(self, word: str) -> bool:
        return (
            word[1:].islower()
            and is_syllable(word.lower())
            and word not in self._by_written
            and word.lower() not in self._by_first
            and all(first[0].isalnum() for first in self._by_first)
        )

    def __contains__(self, written: str) -> bool:
        return written in self._by_written

    def readings(self, written: str) -> tuple[Entry, ...]:
        """Every way to say what is written, the likeliest guess last."""
        return self._by_written.get(written, ())

    def issuer(self, written: str) -> str:
        """The body behind letters in a document's number, "" if not known."""
        entry = self._issuers.get(written)
        return entry.spoken if entry else ""

    def document_type(self, written: str) -> str:
        """The kind of document behind letters in a document's number, "" if not known."""
        entry = self._types.get(written)
        if entry:
            return entry.spoken
        kind = self._types.get(written[:-2]) if len(written) > 3 else None
        joint = _JOINTLY.get(written[-2:], "")
        return f"{kind.spoken} {joint}" if kind and joint else ""

    def own_starting(self, first: str) -> tuple[Entry, ...]:
        """The station's entries whose first word is this (lower case), the longest first."""
        return self._by_first.get(first, ())


def _composed(entry: Entry) -> Entry:
    written = unicodedata.normalize("NFC", entry.written.strip())
    spoken = unicodedata.normalize("NFC", entry.spoken.strip())
    return Entry(written, spoken, entry.case_sensitive, entry.kind, entry.left, entry.right, entry.certain)


def _grouped(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    groups: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        groups[entry.written] = (*groups.get(entry.written, ()), entry)
    return MappingProxyType(groups)


def _by_first_word(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        first = _FIRST.match(entry.written)
        if first:
            groups.setdefault(first[0].lower(), []).append(entry)
    return MappingProxyType(
        {first: tuple(sorted(group, key=lambda e: -len(e.written))) for first, group in groups.items()}
    )


def data(name: str) -> dict[str, Any]:
    """A shipped table as a dict."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _shipped() -> Lexicon:
    return Lexicon.of((*_plain(), *_ambiguous(), *_codes()))


def _plain() -> Iterable[Entry]:
    for section, entries in data("abbreviations").items():
        kind = "foreign" if section == "foreign" else "abbreviation"
        for written, spoken in entries.items():
            yield Entry(written, spoken, kind=kind)


def _ambiguous() -> Iterable[Entry]:
    for written, table in data("ambiguous").items():
        several = len(table["readings"]) > 1
        for row in table["readings"]:
            left, right, likely = row.get("left", ""), row.get("right", ""), row.get("likely", False)
            yield Entry(
                written,
                row["spoken"],
                left=left,
                right=right,
                certain=(bool(left or right) or not several) and not likely,
                likely=likely,
            )


def _codes() -> Iterable[Entry]:
    tables = data("issuers")
    for kind, table in (("type", tables["types"]), ("issuer", tables["bodies"])):
        for written, spoken in table.items():
            yield Entry(written, spoken, kind=kind)
