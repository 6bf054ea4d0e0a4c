"""What a choice chooses, in words: above the rows behind a number."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.duties.states import DutyState
from campaigns.models import Activity, Audience, Campaign, Channel, Unit
from campaigns.seeing.choice import Choice

ANY_CHANNEL = gettext_lazy("any channel")
NO_UNIT = gettext_lazy("no unit named")
NO_VILLAGE = gettext_lazy("no village named")


def in_words(choice: Choice) -> list[tuple[str, str]]:
    """Return the name of each side that is chosen and what is chosen of it."""
    return [(side[:1].upper() + side[1:], words) for side, words in _sides(choice)]


def _sides(choice: Choice) -> Iterator[tuple[str, str]]:
    if choice.campaign is not None:
        yield _("campaign"), _named(Campaign, choice.campaign)
    if choice.activity is not None:
        yield _("activity"), _named(Activity, choice.activity)
    if choice.unit is not None:
        yield _("unit"), _named(Unit, choice.unit) if choice.unit else str(NO_UNIT)
    if choice.channel is not None:
        yield _("channel"), str(Channel(choice.channel).label) if choice.channel else str(ANY_CHANNEL)
    if choice.audience:
        yield _("audience"), str(Audience(choice.audience).label)
    if choice.village is not None:
        yield _("village"), choice.village or str(NO_VILLAGE)
    labels = dict(DutyState.choices)
    if choice.states:
        yield _("state"), ", ".join(str(labels.get(state, state)) for state in choice.states)
    if choice.since or choice.until:
        yield _("days"), " – ".join(f"{day:%d/%m/%Y}" if day else "…" for day in (choice.since, choice.until))


def _named(model: type[Model], key: int) -> str:
    return str(model._default_manager.filter(pk=key).first() or "–")
