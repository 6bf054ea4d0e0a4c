"""The closed lists plans are written in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    """The eight of Nghị định 49/2024/NĐ-CP and what communes add to them."""

    RADIO = "radio", _("loudspeakers")
    WEBSITE = "website", _("website")
    NOTICE_BOARD = "notice_board", _("notice board")
    LEAFLET = "leaflet", _("leaflets")
    BANNER = "banner", _("banners and slogans")
    MEETING = "meeting", _("meetings")
    DIALOGUE = "dialogue", _("dialogues")
    SOCIAL = "social", _("social networks")
    SMS = "sms", _("text messages")
    SCREEN = "screen", _("screens")
    CONTEST = "contest", _("contests")
    DIRECT = "direct", _("directly, by information volunteers")
    PRESS = "press", _("information bulletin and press")


class Audience(models.TextChoices):
    OFFICIALS = "officials", _("officials and public employees")
    RESIDENTS = "residents", _("residents")
    BUSINESSES = "businesses", _("businesses and cooperatives")
    EVERYBODY = "everybody", _("everybody")


class Period(models.TextChoices):
    DAY = "day", pgettext_lazy("period", "day")
    WEEK = "week", pgettext_lazy("period", "week")
    MONTH = "month", pgettext_lazy("period", "month")
    QUARTER = "quarter", pgettext_lazy("period", "quarter")
    YEAR = "year", pgettext_lazy("period", "year")


class Deed(models.TextChoices):
    """What evidence can say was done (or not)."""

    PUBLISHED = "published", _("published")
    UNPUBLISHED = "unpublished", _("taken off the website")
    AIRED = "aired", _("aired")
    PARTLY_AIRED = "partly_aired", _("aired in part")
    MISSED = "missed", _("not aired")
    CANCELLED = "cancelled", pgettext_lazy("deed", "cancelled")
    POSTED = "posted", _("posted")
    TAKEN_DOWN = "taken_down", _("taken down")
    PRINTED = "printed", _("printed")
    HANDED_OUT = "handed_out", _("handed out")
    HELD = "held", _("held")
    CORRECTED = "corrected", _("corrected")


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("being drafted")
    RUNNING = "running", _("running")
    CLOSED = "closed", pgettext_lazy("campaign", "closed")


CAMPAIGN_TRANSITIONS: dict[CampaignState, frozenset[CampaignState]] = {
    CampaignState.DRAFT: frozenset({CampaignState.RUNNING}),
    CampaignState.RUNNING: frozenset({CampaignState.CLOSED}),
    CampaignState.CLOSED: frozenset(),
}
