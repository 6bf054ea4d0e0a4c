"""What people do by hand for a plan: each with its channel, its deed, its measure and its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.models import Channel, Deed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class ByHand(models.TextChoices):
    """The tiles of the page, in the order they are offered."""

    BANNER = "banner", _("Hung a banner or slogan")
    LOUDSPEAKER_CAR = "car", _("Loudspeaker car went round")
    MEETING = "meeting", _("Held a meeting in a village")
    TRAINING = "training", _("Held a training")
    DIALOGUE = "dialogue", _("Held a dialogue")
    CONTEST = "contest", _("Held a contest")
    HANDED_OUT = "handed_out", _("Gave out leaflets")
    POSTED = "posted", _("Posted on a notice board")
    HOUSES = "houses", _("Went from house to house")
    SOCIAL = "social", _("Posted on a social network")
    SMS = "sms", _("Sent text messages")
    PRESS = "press", _("Had it in the bulletin or the press")
    SCREEN = "screen", _("Shown on a screen")
    PRODUCT = "product", _("Finished a document or other work")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind is written into the ledger. `channel` empty: the work belongs to no channel."""

    channel: Channel | str
    deed: Deed
    unit: "StrOrPromise"
    icon: str


_PIECES = pgettext_lazy("measure", "pieces")
_ROUNDS = pgettext_lazy("measure", "rounds")
_PEOPLE = pgettext_lazy("measure", "people")
_SHEETS = pgettext_lazy("measure", "sheets")
_HOUSEHOLDS = pgettext_lazy("measure", "households")
_POSTS = pgettext_lazy("measure", "posts")
_MESSAGES = pgettext_lazy("measure", "messages")
_TIMES = pgettext_lazy("measure", "times")
_PRODUCTS = pgettext_lazy("measure", "products")

MANNERS: dict[ByHand, Manner] = {
    ByHand.BANNER: Manner(Channel.BANNER, Deed.POSTED, _PIECES, "tag"),
    ByHand.LOUDSPEAKER_CAR: Manner(Channel.DIRECT, Deed.DONE, _ROUNDS, "media"),
    ByHand.MEETING: Manner(Channel.MEETING, Deed.HELD, _PEOPLE, "group"),
    ByHand.TRAINING: Manner(Channel.MEETING, Deed.HELD, _PEOPLE, "form"),
    ByHand.DIALOGUE: Manner(Channel.DIALOGUE, Deed.HELD, _PEOPLE, "comment"),
    ByHand.CONTEST: Manner(Channel.CONTEST, Deed.HELD, _PEOPLE, "pick"),
    ByHand.HANDED_OUT: Manner(Channel.LEAFLET, Deed.HANDED_OUT, _SHEETS, "doc-full"),
    ByHand.POSTED: Manner(Channel.NOTICE_BOARD, Deed.POSTED, _PIECES, "thumbtack"),
    ByHand.HOUSES: Manner(Channel.DIRECT, Deed.DONE, _HOUSEHOLDS, "home"),
    ByHand.SOCIAL: Manner(Channel.SOCIAL, Deed.PUBLISHED, _POSTS, "globe"),
    ByHand.SMS: Manner(Channel.SMS, Deed.DONE, _MESSAGES, "mobile-alt"),
    ByHand.PRESS: Manner(Channel.PRESS, Deed.PUBLISHED, _TIMES, "openquote"),
    ByHand.SCREEN: Manner(Channel.SCREEN, Deed.DONE, _TIMES, "desktop"),
    ByHand.PRODUCT: Manner("", Deed.DONE, _PRODUCTS, "check"),
}


def fitting(channels: Iterable[str]) -> list[ByHand]:
    """Return every kind, those of an activity's channels first; without channels, other work comes first."""
    wanted = set(channels) or {""}
    return sorted(ByHand, key=lambda kind: MANNERS[kind].channel not in wanted)


def obvious(channels: Iterable[str]) -> ByHand | None:
    """Return the kind an activity of these channels most likely means, None where there is none by hand."""
    wanted = set(channels) or {""}
    return next((kind for kind in ByHand if MANNERS[kind].channel in wanted), None)
