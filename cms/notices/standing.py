"""How pages stand with what the law asks of them: the facts from the database, the rules from duties."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from cms.notices.airings import aired_days_of
from cms.notices.calendar import calendar_around
from cms.notices.duties import Facts, Obligation, Posted, obligations
from cms.notices.models import NoticePage, RegisterPage
from cms.notices.wording import sentence


def facts_of(page: NoticePage | RegisterPage, today: date, aired: frozenset[date] = frozenset()) -> Facts:
    """Return what is known of a page; its postings should be prefetched with their places."""
    published = page.first_published_at
    return Facts(
        clause=getattr(page, "clause", None),
        document_date=page.document_day,
        today=today,
        published_on=timezone.localdate(published) if published else None,
        postings=tuple(
            Posted(one.place.name, one.posted_on, one.taken_down_on) for one in page.postings.all()
        ),
        aired_on=aired,
        rules=tuple(rule for rule in page.asked if not _let_off(page, rule.form)),
    )


def _let_off(page: Any, form: str) -> bool:
    """A notice approved with the reason why it is not read is not asked for its airings."""
    return form == "loudspeakers" and not page.for_loudspeakers and bool(page.silence_reason.strip())


def standings(pages: Iterable[Any], today: date | None = None) -> dict[int, list[Obligation]]:
    """Return the obligations of pages by primary key; four queries however many they are."""
    listed = list(pages)
    today = today or timezone.localdate()
    prefetch_related_objects(listed, "postings__place")
    aired = aired_days_of(page.source for page in listed) if listed else {}
    calendar = calendar_around(today)
    return {page.pk: obligations(facts_of(page, today, aired[page.source]), calendar) for page in listed}


def sentences_of(page: Any) -> list[tuple[str, str]]:
    """Return the obligations of a page as (standing, Vietnamese sentence with its source).

    Places that stand alike share a sentence.
    """
    alike: dict[Obligation, list[str]] = {}
    for one in standings([page])[page.pk]:
        alike.setdefault(replace(one, place=""), []).append(one.place)
    return [
        (one.standing.value, sentence(replace(one, place=", ".join(places)))) for one, places in alike.items()
    ]
