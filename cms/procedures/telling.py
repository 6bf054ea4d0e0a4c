"""A procedure told in words: for search, and for the loudspeakers."""

from typing import TYPE_CHECKING

from cms.loudspeaker import sentence
from cms.procedures.columns import COLUMNS, Record
from cms.procedures.dossier import Paper, understood

if TYPE_CHECKING:
    from cms.procedures.models import ProcedurePage

_UNREAD = ("code", "title", "level", "sets", "standing", "portal_link", "decision_date", "effective_from")


def words_of(record: Record) -> str:
    """Return everything a procedure says, a paragraph a line, for search."""
    papers = "\n".join(_counted(understood(line)) for line in record["dossier"].splitlines())
    read = {**record, "dossier": papers}
    parts = [read["code"], *(read[column.key] for column in COLUMNS if column.key not in _UNREAD)]
    return "\n".join(part for part in parts if part)


def spoken_of(page: "ProcedurePage", record: Record) -> str:
    """Return what the loudspeakers say of a procedure: who, with what, where, how long and for how much."""
    papers = [understood(line) for line in record["dossier"].splitlines()]
    told = [
        f"{_opening(page)} thủ tục {record['title']}",
        _said("Người được nộp hồ sơ", record["applicants"]),
        f"Hồ sơ gồm: {'; '.join(_counted(paper) for paper in papers)}" if papers else "",
        _said("Nơi nộp hồ sơ và nhận kết quả", record["place"] or record["agency"]),
        _ONLINE.get(page.level, ""),
        _said("Thời hạn giải quyết", record["time_limit"]),
        _said("Phí, lệ phí", record["fee"]),
        _said("Kết quả", record["result"]),
    ]
    return "\n".join(sentence(line) for line in told if line)


_ONLINE = {
    "full": "Bà con có thể nộp hồ sơ tại nhà, qua Cổng Dịch vụ công quốc gia",
    "partial": "Bà con có thể nộp một phần hồ sơ tại nhà, qua Cổng Dịch vụ công quốc gia",
}


def _opening(page: "ProcedurePage") -> str:
    since = f"Từ ngày {page.effective_from:%d/%m/%Y}, " if page.effective_from else ""
    verb = {"new": "áp dụng", "amended": "sửa đổi, bổ sung", "repealed": "bãi bỏ"}[page.standing]
    return f"{since}{verb}" if since else verb.capitalize()


def _said(what: str, text: str) -> str:
    return f"{what}: {'; '.join(line.rstrip('.;') for line in text.splitlines())}" if text else ""


def _counted(paper: Paper) -> str:
    counts = [(paper.originals, "bản chính"), (paper.copies, "bản sao")]
    said = " và ".join(f"{number} {kind}" for number, kind in counts if number)
    return f"{paper.name}, {said}" if said else paper.name
