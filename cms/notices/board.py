"""What the public list of notices shows: which clause, in force or over, and the registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator

from cms.notices.disclosure import Clause

if TYPE_CHECKING:
    from cms.notices.models import NoticeIndexPage, RegisterPage

IN_FORCE, OVER = "dang-niem-yet", "da-het"
REGISTERS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What a resident chose; anything that is no choice counts as none."""

    clause: int | None = None
    state: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        written = query.get("khoan", "")
        clause = int(written) if written.isascii() and written.isdigit() and len(written) < 3 else 0
        state = query.get("tinh-trang", "")
        return cls(clause if clause in list(Clause) else None, state if state in (IN_FORCE, OVER) else "")

    @property
    def made(self) -> bool:
        return bool(self.clause or self.state)

    @property
    def kept(self) -> str:
        """The choice as the end of an address, "" or "&khoan=7&tinh-trang=da-het"."""
        chosen = {"khoan": self.clause, "tinh-trang": self.state}
        written = urlencode({name: value for name, value in chosen.items() if value})
        return f"&{written}" if written else ""


def shown(index: "NoticeIndexPage", choice: Choice, page: str | None) -> "PageOfList[Any]":
    """Return the page of the list that was asked for."""
    notices = index.entries()
    if choice.clause:
        notices = notices.filter(clause=choice.clause)
    if choice.state:
        notices = notices.filter(is_over=choice.state == OVER)
    return Paginator(notices, index.PER_PAGE).get_page(page)


def registers(index: "NoticeIndexPage") -> "list[RegisterPage]":
    """Return the newest quarterly registers residents may see."""
    from cms.notices.models import RegisterPage

    found = RegisterPage.objects.child_of(index).live().exclude(index.hidden)
    return list(found.order_by("-year", "-quarter")[:REGISTERS])
