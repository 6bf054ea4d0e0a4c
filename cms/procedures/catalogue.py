"""The procedures of a list as residents browse them: all at once, read with one query.

A commune has some 300 procedures, so finding, counting and sorting them happens here and not in the
database, which knows nothing of Vietnamese marks.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils import timezone

from cms.procedures.finding import Entry, letter_of, rank
from cms.procedures.force import Force, force
from cms.procedures.models.lists import ProcedureIndexPage
from cms.procedures.models.procedures import ProcedurePage
from cms.procedures.models.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Line:
    """One procedure of the catalogue; `field` is the address of its field of administration."""

    entry: Entry
    field: str
    level: str
    force: Force
    letter: str

    @property
    def key(self) -> int:
        return self.entry.key


@dataclass(frozen=True, slots=True)
class Choice:
    """Something residents narrow the list by: how many procedures there are below it, and its address."""

    value: str
    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What a resident asks the list for: words, the address of a field, a level, repealed ones instead."""

    words: str = ""
    field: str = ""
    level: str = ""
    repealed: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wish":
        """Read ?tim=…&linh-vuc=…&muc-do=…&bai-bo=1; what makes no sense asks for nothing."""
        level = asked.get("muc-do", "")
        return cls(
            words=" ".join(asked.get("tim", "").replace("\0", "").split())[:120],
            field=asked.get("linh-vuc", "")[:130],
            level=level if level in Level.values else "",
            repealed=bool(asked.get("bai-bo")),
        )

    def query(self, **changed: str) -> str:
        """Return the wish as a query string, with what `changed` says put in its place."""
        asked = {
            "tim": self.words,
            "linh-vuc": self.field,
            "muc-do": self.level,
            "bai-bo": "1" if self.repealed else "",
        }
        asked.update({key.replace("_", "-"): value for key, value in changed.items()})
        return urlencode({key: value for key, value in asked.items() if value})


class Catalogue:
    """The live procedures of a list, field by field, in the order residents see them.

    `turns` is the next local day a decision takes effect and the list becomes another one, if any.
    """

    def __init__(self, page: ProcedureIndexPage) -> None:
        self.fields: dict[str, str] = {}
        self.turns: date | None = None
        self.lines = list(self._read(page))

    def _read(self, page: ProcedureIndexPage) -> Iterable[Line]:
        today = timezone.localdate()
        rows = (
            ProcedurePage.objects.child_of(page)
            .live()
            .public()
            .order_by("field__order", "field__name", "title")
            .values_list(
                "pk",
                "title",
                "code",
                "synonyms",
                "field__name",
                "field__slug",
                "level",
                "standing",
                "effective_from",
            )
        )
        for pk, title, code, synonyms, field, slug, level, standing, since in rows:
            self.fields[slug or ""] = field or ""
            if since and since > today:
                self.turns = min(since, self.turns or since)
            entry = Entry(pk, title, code, field or "", tuple(synonyms.splitlines()))
            yield Line(entry, slug or "", level, force(standing, since, today), letter_of(title))

    def usable(self) -> list[Line]:
        """Return the procedures that are not repealed."""
        return [line for line in self.lines if line.force is not Force.REPEALED]

    def repealed(self) -> list[Line]:
        return [line for line in self.lines if line.force is Force.REPEALED]

    def answer(self, wish: Wish) -> list[Line]:
        """Return what answers a wish: by rank where it has words, else in the order of the list."""
        lines = self.repealed() if wish.repealed else self.usable()
        if wish.field:
            lines = [line for line in lines if line.field == wish.field]
        if wish.level:
            lines = [line for line in lines if line.level == wish.level]
        if not wish.words:
            return lines
        by_entry = {line.entry: line for line in lines}
        return [by_entry[entry] for entry in rank(wish.words, by_entry)]

    def by_field(self, wish: Wish) -> list[Choice]:
        """Return the fields with how many usable procedures of the wish's level each has."""
        lines = [line for line in self.usable() if not wish.level or line.level == wish.level]
        counted = Counter(line.field for line in lines)
        return [
            Choice(slug, name, counted[slug], wish.query(tim="", linh_vuc=slug), slug == wish.field)
            for slug, name in self.fields.items()
            if slug and counted[slug]
        ]

    def by_level(self, wish: Wish) -> list[Choice]:
        """Return the levels with how many usable procedures of the wish's field each has."""
        lines = [line for line in self.usable() if not wish.field or line.field == wish.field]
        counted = Counter(line.level for line in lines)
        return [
            Choice(
                level, str(level.label), counted[level], wish.query(tim="", muc_do=level), level == wish.level
            )
            for level in Level
            if counted[level]
        ]
