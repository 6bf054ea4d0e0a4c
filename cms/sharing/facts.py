"""What a page says of itself to machines: plain values by the names of its fields."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model, prefetch_related_objects
from django.utils import timezone

from cms.models import ApprovedPage


def facts(page: ApprovedPage) -> dict[str, Any]:
    """Return the fields a kind names in `portal_fields`: {"number": "12/TB-UBND", "issued_on": "2026-11-02"}.

    Choices are told as residents read them, dates in ISO 8601, other models by name; empty ones left out.
    """
    told = {name: _plain(page, name) for name in page.portal_fields}
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def read_ahead(pages: Iterable[ApprovedPage]) -> None:
    """Read what the facts and words of `pages` name in other tables: some queries a kind, none a page."""
    by_model: dict[type[ApprovedPage], list[ApprovedPage]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for model, found in by_model.items():
        fields = {field.name: field for field in model._meta.get_fields()}
        related = [name for name in model.portal_fields if name in fields and fields[name].is_relation]
        prefetch_related_objects(found, *related, *model.words_from)


def _plain(page: ApprovedPage, name: str) -> Any:
    shown = getattr(page, f"get_{name}_display", None)
    value = shown() if shown else getattr(page, name)
    value = value() if callable(value) and not hasattr(value, "all") else value
    if hasattr(value, "all"):
        return [str(one) for one in value.all()]
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float | bool) or value is None else _words(value)


def _words(value: Any) -> str:
    return str(value) if isinstance(value, Model) else str(value).strip()
