"""Values that follow from what the house knows anyway: offered to people, never written by themselves.

Rooms above add sources of their own to `sources`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from campaigns.models import Campaign, Target
from campaigns.reporting.facts import facts
from campaigns.reporting.indicators import figures
from campaigns.reporting.periods import Stretch


@dataclass(frozen=True, slots=True)
class Offer:
    """A value as of a local day, and what it was reckoned from."""

    value: Decimal
    day: date
    source: str


OfferSource = Callable[[Campaign, Sequence[Target], date], Mapping[UUID, Offer]]
sources: list[OfferSource] = []

# Which indicator a target asks for: by its unit, and a word in it; the first that fits.
_INDICATORS: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...] = (
    ("airings", frozenset({"lượt", "lần", "buổi", "lượt phát", "lần phát"}), ("phát thanh", "loa", "đài")),
    ("posters_given_out", frozenset({"tờ", "bản", "tấm"}), ("áp phích",)),
    ("given_out", frozenset({"tờ", "tờ rơi", "tờ gấp", "bản"}), ("phát", "tờ rơi", "tờ gấp")),
    ("banners", frozenset({"tấm", "cái", "băng rôn", "pano", "khẩu hiệu"}), ("",)),
    ("dialogue_people", frozenset({"người", "lượt người"}), ("đối thoại",)),
    ("dialogues", frozenset({"cuộc", "buổi", "hội nghị", "lần"}), ("đối thoại",)),
    (
        "contest_people",
        frozenset({"người", "lượt người", "bài", "bài thi"}),
        ("cuộc thi", "hội thi", "dự thi"),
    ),
    ("contests", frozenset({"cuộc", "cuộc thi", "hội thi", "lần"}), ("thi",)),
    ("meeting_people", frozenset({"người", "lượt người"}), ("họp", "hội nghị", "tập huấn", "tham dự")),
    ("meetings", frozenset({"cuộc", "buổi", "hội nghị", "lớp"}), ("họp", "hội nghị", "tập huấn", "lớp")),
    ("articles", frozenset({"bài", "tin", "tin, bài", "tin bài", "bài viết"}), ("",)),
)


def offered(plan: Campaign, targets: Sequence[Target], today: date) -> dict[UUID, Offer]:
    """Return what can be offered for targets of a plan on a local day, by the key of the target."""
    found = dict(_from_ledger(plan, targets, today))
    for source in sources:
        found |= source(plan, targets, today)
    return found


def _from_ledger(plan: Campaign, targets: Iterable[Target], today: date) -> Iterable[tuple[UUID, Offer]]:
    asked = {one.key: key for one in targets if (key := indicator_of(one.text, one.unit))}
    if not asked or today < plan.starts_on:
        return
    last = min(plan.ends_on, today)
    known = {one.key: one.number for one in figures(facts(Stretch(plan.starts_on, last), [plan]))}
    source = _("the ledger of evidence of this plan")
    for target, key in asked.items():
        yield target, Offer(known[key], last, source)


def indicator_of(text: str, unit: str) -> str | None:
    """Return the key of the indicator that a target in these words asks for, or None. Pure."""
    unit, text = unit.strip().lower(), text.lower()
    for key, units, words in _INDICATORS:
        if unit in units and any(word in text for word in words):
            return key
    return None
