"""The quarterly register (danh sách nội dung đã công khai), made from what the ledger and the boards hold.

Luật số 10/2022/QH15, Điều 13 khoản 2: contents, forms and time, drawn up each quarter and posted.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.consecutive import length, longest
from cms.models import User
from cms.notices.airings import aired_days_of
from cms.notices.models import NoticeIndexPage, NoticePage, Posting, PostingState, RegisterPage, RegisterRow
from cms.notices.posting import NotNow
from cms.notices.quarters import Quarter


def notices_of(index: NoticeIndexPage, quarter: Quarter) -> list[NoticePage]:
    """Return the notices made public in a quarter, on the website or on a board, in order of publication."""
    span = (quarter.first, quarter.last)
    online = Q(first_published_at__date__range=span)
    on_board = Q(pk__in=Posting.objects.filter(posted_on__range=span).values("page"))
    found = NoticePage.objects.child_of(index).filter(online | on_board, first_published_at__isnull=False)
    return list(found.order_by("first_published_at", "pk").prefetch_related("postings__place"))


def rows_of(notices: Iterable[NoticePage]) -> list[RegisterRow]:
    """Return the frozen lines of a register, in words."""
    listed = list(notices)
    aired = aired_days_of(page.source for page in listed) if listed else {}
    return [_row(page, aired[page.source]) for page in listed]


def make_register(index: NoticeIndexPage, quarter: Quarter, by: User) -> RegisterPage:
    """Make the register of a quarter as a draft below the board; raises NotNow where it stands already."""
    if RegisterPage.objects.child_of(index).filter(year=quarter.year, quarter=quarter.number).exists():
        raise NotNow(_("The register of %(quarter)s is there already.") % {"quarter": quarter})
    page = RegisterPage(
        title=_("List of what was made public in %(quarter)s") % {"quarter": quarter},
        slug=f"danh-sach-cong-khai-quy-{quarter.number}-{quarter.year}",
        year=quarter.year,
        quarter=quarter.number,
        made_on=timezone.localdate(),
        owner=by,
        live=False,
    )
    page.freeze(rows_of(notices_of(index, quarter)))
    index.add_child(instance=page)
    page.wanted_places.set(page.places_of_law())
    page.save()
    page.save_revision(user=by)
    return page


def _row(page: NoticePage, aired: frozenset[date]) -> RegisterRow:
    postings = list(page.postings.all())
    return RegisterRow(
        content=_content(page),
        clause=_("Clause %(number)s") % {"number": page.clause} if page.clause else "",
        forms="; ".join(_forms(postings, aired)),
        places="; ".join(one.place.name for one in postings if one.posted_on),
        period="; ".join(_periods(page, postings)),
        aired=_aired(aired),
        proof=_proof(postings),
        link=page.full_url or "",
    )


def _content(page: NoticePage) -> str:
    if not page.document_number:
        return page.title
    day = f"{page.document_date:%d/%m/%Y}" if page.document_date else ""
    return _("%(title)s (No. %(number)s of %(day)s)") % {
        "title": page.title,
        "number": page.document_number,
        "day": day,
    }


def _forms(postings: list[Posting], aired: frozenset[date]) -> list[str]:
    found = [_("the website")]
    if any(one.posted_on for one in postings):
        found.append(_("posting"))
    if aired:
        found.append(_("the loudspeakers"))
    return found


def _periods(page: NoticePage, postings: list[Posting]) -> list[str]:
    """From when until when it hung, one line for places with the same days."""
    spans = dict.fromkeys(_period(one) for one in postings if one.posted_on)
    if spans:
        return list(spans)
    return [
        _("on the website from %(day)s") % {"day": f"{timezone.localdate(page.first_published_at):%d/%m/%Y}"}
    ]


def _period(one: Posting) -> str:
    first = f"{one.posted_on:%d/%m/%Y}"
    if one.taken_down_on:
        return f"{first} – {one.taken_down_on:%d/%m/%Y}"
    if one.last_day is None:
        return _("from %(day)s, permanently") % {"day": first}
    return f"{first} – {one.last_day:%d/%m/%Y}"


def _aired(days: frozenset[date]) -> str:
    if not days:
        return ""
    listed = ", ".join(f"{day:%d/%m}" for day in sorted(days))
    return _("%(days)s (%(run)d days on end)") % {"days": listed, "run": length(longest(days))}


def _proof(postings: list[Posting]) -> str:
    photos = sum(bool(one.posted_photo_id) + bool(one.taken_down_photo_id) for one in postings)
    minutes = sum(bool(one.posted_minutes_id) + bool(one.taken_down_minutes_id) for one in postings)
    parts = []
    if photos:
        parts.append(_("%(number)d photos") % {"number": photos})
    if minutes:
        parts.append(_("%(number)d minutes") % {"number": minutes})
    hanging = sum(one.state == PostingState.POSTED for one in postings)
    if hanging:
        parts.append(_("hangs at %(number)d places") % {"number": hanging})
    return ", ".join(parts)
