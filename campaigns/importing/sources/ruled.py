"""Tables of a PDF page by the rules drawn around their cells (ISO 32000-1, 8.5.2: m, l, re)."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject

NEAR = 3.0  # points; rules and words closer than this stand at the same place
SHORTEST = 6.0  # points of a rule
FEWEST_COLUMNS = 3

Matrix = Sequence[float]


@dataclass(frozen=True, slots=True)
class _Word:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the rules of a table stand: `columns` from left to right, `rows` from the bottom up."""

    columns: list[float]
    rows: list[float]

    def holds(self, word: _Word) -> bool:
        return (
            self.rows[0] <= word.y <= self.rows[-1]
            and self.columns[0] - NEAR <= word.x <= self.columns[-1] + NEAR
        )


@dataclass
class _Page:
    words: list[_Word] = field(default_factory=list)
    upright: list[tuple[float, float, float]] = field(default_factory=list)  # x, lower y, upper y
    level: list[tuple[float, float]] = field(default_factory=list)  # y, length
    at: tuple[float, float] = (0.0, 0.0)

    def word(self, text: str, matrix: Matrix, text_matrix: Matrix, *_: Any) -> None:
        if text.strip():
            x, y = _moved(text_matrix[4], text_matrix[5], matrix)
            self.words.append(_Word(x, y, text.strip("\n")))

    def drawn(self, operator: bytes, operands: Sequence[Any], matrix: Matrix, _: Matrix) -> None:
        if operator == b"m":
            self.at = _moved(float(operands[0]), float(operands[1]), matrix)
        elif operator == b"l":
            end = _moved(float(operands[0]), float(operands[1]), matrix)
            self._rule(self.at, end)
            self.at = end
        elif operator == b"re":
            x, y, width, height = (float(operand) for operand in operands)
            if min(abs(width), abs(height)) <= NEAR:
                self._rule(_moved(x, y, matrix), _moved(x + width, y + height, matrix))
            else:
                self._box(_moved(x, y, matrix), _moved(x + width, y + height, matrix))

    def _box(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        for x in (one[0], other[0]):
            self._rule((x, one[1]), (x, other[1]))
        for y in (one[1], other[1]):
            self._rule((one[0], y), (other[0], y))

    def _rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        wide, high = abs(end[0] - start[0]), abs(end[1] - start[1])
        if wide <= NEAR and high >= SHORTEST:
            self.upright.append((start[0], min(start[1], end[1]), max(start[1], end[1])))
        elif high <= NEAR and wide >= SHORTEST:
            self.level.append((start[1], wide))


def page_text(page: PageObject) -> str:
    """Return the text of a page, a row of a ruled table as a line of cells with tabs between them."""
    seen = _Page()
    text = page.extract_text(visitor_text=seen.word, visitor_operand_before=seen.drawn)
    grids = _grids(seen)
    return _laid_out(seen.words, grids) if grids else text


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]


def _grids(page: _Page) -> list[_Grid]:
    """Return the tables of a page, which stand above one another."""
    bands: list[list[float]] = []
    for _, low, high in sorted(page.upright, key=lambda rule: rule[1]):
        if bands and low <= bands[-1][1] + NEAR:
            bands[-1][1] = max(bands[-1][1], high)
        else:
            bands.append([low, high])
    found = []
    for low, high in bands:
        columns = _places(x for x, bottom, top in page.upright if low - NEAR <= bottom and top <= high + NEAR)
        rows = _places(y for y, _ in page.level if low - NEAR <= y <= high + NEAR)
        if len(columns) > FEWEST_COLUMNS and len(rows) >= 2:
            found.append(_Grid(columns, rows))
    return found


def _places(values: Any) -> list[float]:
    """Return the values from the smallest on, those near one another once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _laid_out(words: list[_Word], grids: list[_Grid]) -> str:
    lines: list[tuple[float, str]] = []
    for grid in grids:
        lines += _rows(grid, [word for word in words if grid.holds(word)])
    lines += _lines([word for word in words if not any(grid.holds(word) for grid in grids)])
    return "\n".join(text for _, text in sorted(lines, key=lambda line: -line[0]))


def _rows(grid: _Grid, words: list[_Word]) -> list[tuple[float, str]]:
    cells: dict[int, list[list[_Word]]] = {}
    for word in words:
        row = min(bisect_right(grid.rows, word.y), len(grid.rows) - 1)
        column = min(max(bisect_right(grid.columns, word.x + NEAR) - 1, 0), len(grid.columns) - 2)
        cells.setdefault(row, [[] for _ in grid.columns[1:]])[column].append(word)
    return [
        (grid.rows[row] - NEAR, "\t".join(" ".join(text for _, text in _lines(cell)) for cell in row_cells))
        for row, row_cells in cells.items()
    ]


def _lines(words: list[_Word]) -> list[tuple[float, str]]:
    """Return the lines words stand on, from the top down, each with its height."""
    found: list[tuple[float, list[_Word]]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if found and found[-1][0] - word.y <= NEAR:
            found[-1][1].append(word)
        else:
            found.append((word.y, [word]))
    return [
        (y, " ".join("".join(f"{word.text} " for word in sorted(line, key=lambda one: one.x)).split()))
        for y, line in found
    ]
