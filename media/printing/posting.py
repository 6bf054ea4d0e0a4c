"""The posting sheet: a notice or a procedure on A4 or A3, to be hung on a board."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from media.printing.qr import qr_svg
from media.printing.spacing import bind
from media.printing.typesetting import typeset


@dataclass(frozen=True, slots=True)
class PostingSheet:
    """What hangs on the board. `commune` as on its seal ("UBND xã Mẫu"), `province` above it, `heading`
    the kind ("Niêm yết công khai"), `facts` label and value, `link` the full address of the page ("" for
    none), `posted_until` None while it is posted permanently.
    """

    commune: str
    province: str
    heading: str
    title: str
    paragraphs: list[str]
    facts: list[tuple[str, str]]
    link: str
    posted_from: date | None
    posted_until: date | None
    place: str
    paper: Literal["a4", "a3"] = "a4"


def posting_sheet(sheet: PostingSheet) -> bytes:
    """Return the sheet as PDF; long text goes on over as many pages as it needs and is never cut."""
    pictures = {"qr.svg": qr_svg(sheet.link, border=0)} if sheet.link else {}
    data = {
        "commune": bind(sheet.commune),
        "province": bind(sheet.province),
        "heading": bind(sheet.heading),
        "title": bind(sheet.title),
        "paragraphs": [bind(line) for text in sheet.paragraphs for line in text.splitlines() if line.strip()],
        "facts": [[bind(label), bind(value)] for label, value in sheet.facts if value],
        "link": bind(sheet.link),
        "posted": posted(sheet.posted_from, sheet.posted_until),
        "place": bind(sheet.place),
        "paper": sheet.paper,
        "scale": 2**0.5 if sheet.paper == "a3" else 1.0,
    }
    return typeset("posting_sheet", data, pictures)


def posted(since: date | None, until: date | None) -> str:
    """Return the time of posting as it stands on the sheet; "" where it is not known yet."""
    if since is None:
        return ""
    end = f"đến hết ngày {until:%d/%m/%Y}" if until else "(niêm yết thường xuyên)"
    return bind(f"Từ ngày {since:%d/%m/%Y} {end}")
