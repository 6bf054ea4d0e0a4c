"""What every kind of file becomes: lines as they stand in it, and blocks that say which lines they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more, put together from its broken lines; `heading` where the file marks it as one."""

    lines: tuple[int, ...]
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell, its paragraphs on lines of their own.

    `above` where it is merged into the one above, `heading` where it is wholly bold.
    """

    text: str
    above: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    lines: tuple[int, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(line for row in self.rows for line in row.lines)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: `lines[0]` is line 1. `layout`: lines without words (rules, page numbers)."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    layout: tuple[int, ...] = ()
