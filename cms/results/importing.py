"""Figures from an uploaded table: which column is which, and what each row says or why it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.results.figures import COLUMNS, MOST, Counts, contradictions
from cms.results.forms import WholeNumberField
from cms.results.sentences import sentence
from cms.unmarked import unmarked
from media.guarding import Refused

HEADS = {
    "field": "Lĩnh vực",
    "carried_over": "Kỳ trước chuyển sang",
    "direct": "Tiếp nhận trực tiếp",
    "online": "Tiếp nhận trực tuyến",
    "postal": "Tiếp nhận qua bưu chính",
    "early": "Giải quyết trước hạn",
    "on_time": "Giải quyết đúng hạn",
    "late": "Giải quyết quá hạn",
    "running": "Đang giải quyết trong hạn",
    "overdue": "Đang giải quyết quá hạn",
    "returned": "Trả lại, rút hồ sơ",
    "asked": "Số người được hỏi ý kiến",
    "satisfied": "Số người hài lòng",
}
_TOTALS = ("tong", "cong")
_KNOWN = {unmarked(head): name for name, head in HEADS.items()}
_LONGEST_FIELD = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: its number in the file, what it says, and why it is refused, if it is."""

    number: int
    field: str
    counts: Counts
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table says: its rows in order, and the heads of the columns nobody knew."""

    lines: list[Line]
    ignored: list[str]

    @property
    def refused(self) -> list[Line]:
        return [line for line in self.lines if line.reasons]

    def by_field(self) -> dict[str, Counts]:
        """Return the figures of the rows that were not refused."""
        return {line.field: line.counts for line in self.lines if not line.reasons}


def imported(table: Sequence[Sequence[str]]) -> Imported:
    """Read a table whose first row are heads; rows of totals are passed over.

    Raises media.guarding.Refused where the column of the fields or every column of numbers is missing.
    """
    places = {place: _KNOWN.get(unmarked(head), "") for place, head in enumerate(table[0])}
    names = set(places.values())
    if "field" not in names or not names & set(COLUMNS):
        raise Refused(
            _("The first row must name the columns as the example file does: “Lĩnh vực” and the numbers.")
        )
    lines: list[Line] = []
    for number, row in enumerate(table[1:], start=2):
        cells = {places[place]: cell for place, cell in enumerate(row) if places.get(place)}
        if not unmarked(cells.get("field", "")).startswith(_TOTALS):
            lines.append(_line(number, cells, {line.field for line in lines}))
    return Imported(lines, [head for place, head in enumerate(table[0]) if head and not places[place]])


def _line(number: int, cells: dict[str, str], taken: set[str]) -> Line:
    field = " ".join(cells.get("field", "").split())
    reasons = [] if field else [_("The field is not named.")]
    if len(field) > _LONGEST_FIELD:
        reasons.append(_("The name of the field is longer than 150 letters."))
    if field in taken:
        reasons.append(_("This field stands in the table twice."))
    values, wrong = _numbers(cells)
    counts = Counts(**values)
    found = [] if wrong else [sentence(one, counts) for one in contradictions(counts)]
    return Line(number, field, counts, [*reasons, *wrong, *found])


def _numbers(cells: dict[str, str]) -> tuple[dict[str, int], list[str]]:
    whole = WholeNumberField(max_value=MOST)
    values, wrong = {}, []
    for name in COLUMNS:
        try:
            values[name] = whole.clean(cells.get(name, "")) or 0
        except ValidationError:
            wrong.append(
                _("“%(column)s” is “%(cell)s”, which is not a whole number up to 1,000,000.")
                % {"column": HEADS[name], "cell": cells[name][:40]}
            )
    return values, wrong
