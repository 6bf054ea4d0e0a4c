"""A procedure on paper, for the board at the desk."""

from typing import Literal

from django.utils import timezone

from cms.models import CommuneSettings
from cms.notices.models import Place
from cms.procedures.columns import BY_KEY
from cms.procedures.dossier import understood
from cms.procedures.models import ProcedurePage
from cms.procedures.record import record_of
from cms.procedures.showing import shown
from media.printing import PostingSheet, posting_sheet

_FACTS = ("code", "field", "level", "time_limit", "fee", "result", "agency", "place")
_PARTS = ("applicants", "steps", "ways", "dossier", "forms", "conditions", "grounds")


def sheet_of(page: ProcedurePage, place: Place | None, paper: Literal["a4", "a3"]) -> bytes:
    """Return the posting sheet of a procedure as PDF: every part, exactly (Nghị định 63/2010/NĐ-CP)."""
    site = page.get_site()
    commune = CommuneSettings.for_site(site) if site else CommuneSettings()
    record = record_of(page)
    facts = [(BY_KEY[key].head, "; ".join(shown(key, record[key]).splitlines())) for key in _FACTS]
    return posting_sheet(
        PostingSheet(
            commune=f"UBND {commune.full_name}" if commune.name else "",
            province=commune.province,
            heading="Niêm yết thủ tục hành chính",
            title=page.title,
            paragraphs=[line for key in _PARTS for line in _told(key, record[key])],
            facts=facts,
            link=page.full_url or "",
            posted_from=timezone.localdate(),
            posted_until=None,
            place=place.name if place else "",
            paper=paper,
        )
    )


def _told(key: str, text: str) -> list[str]:
    lines = text.splitlines()
    if key == "dossier":
        lines = [_paper(line) for line in lines]
    return [f"{BY_KEY[key].head}:", *(f"– {line.lstrip('-–+ ')}" for line in lines)] if lines else []


def _paper(line: str) -> str:
    paper = understood(line)
    counts = [(paper.originals, "bản chính"), (paper.copies, "bản sao")]
    return (
        f"{paper.name} ({', '.join(f'{number} {kind}' for number, kind in counts if number) or 'xuất trình'})"
    )
