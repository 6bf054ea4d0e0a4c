"""Everything put together, and every line accounted for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from campaigns.importing.draft import Lines, PlanDraft, PlannedActivity, Said
from campaigns.importing.sources.model import Block, Document, Paragraph, Table
from campaigns.importing.understanding.audiences import audiences
from campaigns.importing.understanding.bases import appended_to, legal_bases, unnumbered_laws
from campaigns.importing.understanding.channels import channels
from campaigns.importing.understanding.duties import duties
from campaigns.importing.understanding.ending import recipients, signature
from campaigns.importing.understanding.folding import bare
from campaigns.importing.understanding.heading import period, title
from campaigns.importing.understanding.letterhead import issued_on, issuer, symbol
from campaigns.importing.understanding.parts import Parts, divide, is_dated_or_numbered
from campaigns.importing.understanding.rows import Tables, activities, known_columns
from campaigns.importing.understanding.sections import About, Placed, placed
from campaigns.importing.understanding.steps import steps
from campaigns.importing.understanding.targets import targets

Texts = list[tuple[str, Lines]]


def understand(document: Document) -> PlanDraft:
    """Return what the plan says, every line of the document in it."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    parts = divide(document.blocks, frozenset(known_columns(tables)))
    body = list(placed(parts.body))
    said_on, own = issued_on(parts), symbol(parts)
    whole = _texts(
        block for block in parts.own if isinstance(block, Table) or not is_dated_or_numbered(block)
    )
    appended = appended_to(whole)
    when = period(parts, said_on)
    year = int(when.start[:4]) if when else None
    rows = activities(list(_tables_with_headings(parts)), year)
    preamble = _texts([*parts.preamble, *(one.block for one in body if _is_ground(one))])
    spoken = _texts(
        [*parts.title, *(one.block for one in body if not _is_ground(one)), *_spoken(parts.appendix)]
    )
    aimed = _texts(  # which forms are used how often is no number to be reached
        [
            *parts.title,
            *(one.block for one in body if not _is_ground(one) and one.about is not About.FORMS),
            *_spoken(parts.appendix),
        ]
    )
    signed, offices = signature(parts.closing)
    draft = PlanDraft(
        issuer=issuer(parts),
        symbol=own if own and own.text[0] != "/" else appended or own,
        issued_on=said_on,
        title=title(parts),
        period=when,
        letterhead=_said(parts.head),
        introduction=_said(parts.preamble),
        headings=_headings(body, parts, rows),
        legal_bases=legal_bases(whole, own.text if own else None),
        unnumbered_laws=unnumbered_laws(preamble),
        audiences=audiences(spoken),
        channels=channels(spoken),
        targets=targets(aimed),
        activities=rows.activities or _tasks(body, year),
        recipients=recipients(parts.closing),
        signed_by=signed,
        signed_as=offices,
        layout=tuple(sorted({*document.layout, *rows.layout, *_nearby(parts.closing)})),
        **{about.value: _about(body, about) for about in About},
    )
    return _accounted(draft, document)


def _texts(blocks: Iterable[Block]) -> Texts:
    found: Texts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append((block.text, block.lines))
        else:
            found += [
                (" ".join(cell.text.split()), row.lines)
                for row in block.rows
                for cell in row.cells
                if cell.text and not cell.above
            ]
    return found


def _is_ground(one: Placed) -> bool:
    """Whether a paragraph of the body names what the plan rests on, as preambles without a title do."""
    return isinstance(one.block, Paragraph) and not one.part and bare(one.block.text).startswith("can cu")


def _spoken(appendix: Iterable[Block]) -> Iterator[Block]:
    """Yield what an appendix says but its "(Kèm theo Kế hoạch ...)"."""
    for block in appendix:
        if isinstance(block, Table) or "kem theo" not in bare(block.text):
            yield block


def _tables_with_headings(parts: Parts) -> Iterator[tuple[Table, str | None]]:
    heading: str | None = None
    for block in (*parts.body, *parts.appendix):
        if isinstance(block, Table):
            yield block, heading
        elif len(block.text) <= 250 and "kem theo" not in bare(block.text):
            heading = " ".join(block.text.split()).rstrip(" .:;")


def _tasks(body: Sequence[Placed], year: int | None) -> tuple[PlannedActivity, ...]:
    """Return the activities of a plan without tables, in the order of the document."""
    found = steps(body, year)
    taken = frozenset(line for one in found for line in one.lines)
    return tuple(sorted((*found, *duties(body, taken)), key=lambda one: one.lines))


def _about(body: Iterable[Placed], about: About) -> tuple[Said, ...]:
    blocks = [one.block for one in body if one.about is about and not one.heading]
    return tuple(sorted((*_said(blocks), *_money(blocks, about)), key=lambda said: said.lines))


def _money(blocks: Iterable[Block], about: About) -> Iterator[Said]:
    """Yield the rows of a budget."""
    for block in blocks:
        if isinstance(block, Table) and about is About.FUNDING:
            for row in block.rows:
                yield Said(" | ".join(" ".join(cell.text.split()) for cell in row.cells), row.lines)


def _said(blocks: Iterable[Block]) -> tuple[Said, ...]:
    return tuple(
        Said(" ".join(block.text.split()), block.lines) for block in blocks if isinstance(block, Paragraph)
    )


def _headings(body: Iterable[Placed], parts: Parts, rows: Tables) -> tuple[Said, ...]:
    written = [*_said(one.block for one in body if one.heading), *_said(parts.appendix)]
    return tuple(
        sorted((*written, *(Said(text, lines) for text, lines in rows.headings)), key=lambda one: one.lines)
    )


def _nearby(closing: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the lines of "Nơi nhận:" itself."""
    for paragraph in closing:
        if bare(paragraph.text).strip(" :*_").replace(" ", "") == "noinhan":
            yield from paragraph.lines


def _accounted(draft: PlanDraft, document: Document) -> PlanDraft:
    """Return the draft with the lines that nothing in it names."""
    named = set(_lines_of(draft))
    left = tuple(
        Said(line.strip(), (number,))
        for number, line in enumerate(document.lines, 1)
        if line.strip() and number not in named
    )
    return replace(draft, not_understood=left)


# What is picked out of a line says nothing about the rest of it.
_SEEN_IN_PASSING = {"channels", "audiences", "targets", "legal_bases", "unnumbered_laws", "period", "issuer"}


def _lines_of(draft: PlanDraft) -> Iterator[int]:
    yield from draft.layout
    for name in draft.__dataclass_fields__.keys() - _SEEN_IN_PASSING:
        value = getattr(draft, name)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and not isinstance(one, int):
                yield from one.lines
