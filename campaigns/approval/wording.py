"""Differences between versions of a plan as people read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.approval.comparing import Change, Difference, How
from campaigns.copying import LISTS
from campaigns.models import Activity, Audience, Campaign, Channel
from campaigns.models.plan import with_unit

_FIGURES = {"number": "%(figure)s", "amount": "%(figure)s đồng"}
_SENTENCES = {
    ("plan", How.CHANGED): gettext_lazy("Changed in the plan itself"),
    ("activities", How.ADDED): gettext_lazy("Added the activity “%(what)s”"),
    ("activities", How.LEFT_OUT): gettext_lazy("Left out the activity “%(what)s”"),
    ("activities", How.CHANGED): gettext_lazy("Changed the activity “%(what)s”"),
    ("row", How.ADDED): gettext_lazy("Added to “%(list)s”: %(what)s"),
    ("row", How.LEFT_OUT): gettext_lazy("Left out of “%(list)s”: %(what)s"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A field by its name, with what it said and what it says, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A difference as a sentence, with the fields that changed."""

    sentence: str
    how: str
    changes: list[Said]


def in_words(found: Iterable[Difference]) -> list[Told]:
    """Return differences in the order given, each in words."""
    return [_told(one) for one in found]


def _told(one: Difference) -> Told:
    model = Activity if one.of == "activities" else Campaign
    return Told(_sentence(one), one.how.name.lower(), [_said(model, change) for change in one.changes])


def _sentence(one: Difference) -> str:
    if one.of == "plan":
        return str(_SENTENCES["plan", one.how])
    if one.of == "activities":
        return str(_SENTENCES["activities", one.how]) % {"what": one.what["title"]}
    model, fields = LISTS[one.of]
    what = row_words(one.what, fields)
    name = capfirst(str(model._meta.verbose_name_plural))
    return str(_SENTENCES["row", one.how]) % {"list": name, "what": what}


def _said(model: Any, change: Change) -> Said:
    name = capfirst(str(model._meta.get_field(change.name).verbose_name))
    before, after = (
        value_words(change.name, value) or _("(empty)") for value in (change.before, change.after)
    )
    return Said(name, before, after)


def row_words(row: Mapping[str, Any], fields: Iterable[str]) -> str:
    """Return a row of a list as people write it: a number goes with its unit."""
    said = {name: value_words(name, row.get(name)) for name in fields}
    if "number" in said:
        said["number"] = with_unit(row["number"], said.pop("unit"))
    return "; ".join(filter(None, said.values()))


def value_words(name: str, value: Any) -> str:
    """Return a value of campaigns.copying's data as people write it; "" where nothing is said."""
    if name == "channels":
        return ", ".join(str(Channel(one).label) for one in value or ())
    if name == "audience" and value:
        return str(Audience(value).label)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if name in _FIGURES and value is not None:
        return _FIGURES[name] % {"figure": floatformat(value, "-2g")}
    if name.endswith(("_on", "_from")) and value:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return "" if value is None else str(value)
