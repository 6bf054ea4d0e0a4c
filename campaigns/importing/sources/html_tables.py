"""HTML tables to rows; cells that span rows or columns are known as such."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from campaigns.importing.sources.grid import Spanning, laid_out
from campaigns.importing.sources.model import Row, Table

_MOST_SPAN = 60
_ON_A_NEW_LINE = frozenset({"br", "p", "li", "div", "ul", "ol"})


def html_table(markup: str, first_line: int) -> Table:
    """Return the table that `markup` (lines `first_line` on) holds; all its lines belong to its rows."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    last_line = first_line + markup.count("\n")
    begins = [first_line, *(first_line + start - 1 for start in reader.starts[1:])]
    ends = [
        *(max(begin, following - 1) for begin, following in pairwise(begins)),
        last_line,
    ]
    cells = laid_out(reader.rows)
    return Table(
        tuple(
            Row(tuple(range(begin, end + 1)), row)
            for begin, end, row in zip(begins, ends, cells, strict=False)
        )
    )


@dataclass
class _Reader(HTMLParser):
    rows: list[list[Spanning]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    inside: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.inside += 1
        elif self.inside > 1:  # a table in a cell is read as the cell's text
            self._text(" ")
        elif tag in {"b", "strong"}:
            self._text(f"<{tag}>")
        elif tag == "tr" or (tag in {"td", "th"} and not self.rows):
            self.rows.append([])
            self.starts.append(self.getpos()[0])
        if tag in {"td", "th"} and self.inside <= 1:
            said = dict(attrs)
            self.rows[-1].append(Spanning("", _span(said.get("colspan")), _span(said.get("rowspan"))))
        elif tag in _ON_A_NEW_LINE:
            self._text("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.inside -= 1
        elif tag in {"b", "strong"}:
            self._text(f"</{tag}>")
        elif tag in _ON_A_NEW_LINE:
            self._text("\n")

    def handle_data(self, data: str) -> None:
        self._text(data.replace("\n", " "))

    def _text(self, words: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].text += words


def _span(said: str | None) -> int:
    return min(max(int(said), 1), _MOST_SPAN) if said and said.isdigit() else 1
