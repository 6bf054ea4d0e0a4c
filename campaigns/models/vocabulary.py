"""The closed lists plans are written in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    """The eight of Nghị định 49/2024/NĐ-CP and what communes add to them."""

    RADIO = "radio", _("loudspeakers")
    WEBSITE = "website", _("website")
    NOTICE_BOARD = "notice_board", pgettext_lazy("channel", "notice board")
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


class Deed(models.TextChoices):
    """What evidence can say was done (or not)."""

    PUBLISHED = "published", _("published")
    UPDATED = "updated", pgettext_lazy("deed", "published anew")
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
    DONE = "done", pgettext_lazy("deed", "done")
    MEASURED = "measured", _("target measured")
    CORRECTED = "corrected", _("corrected")


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("being drafted")
    WAITING = "waiting", pgettext_lazy("campaign", "waiting for approval")
    RUNNING = "running", _("running")
    CLOSED = "closed", pgettext_lazy("campaign", "closed")
    TAKEN_OVER = "taken_over", _("taken over into the plan it amends")


CAMPAIGN_TRANSITIONS: dict[CampaignState, frozenset[CampaignState]] = {
    CampaignState.DRAFT: frozenset({CampaignState.WAITING}),
    CampaignState.WAITING: frozenset({CampaignState.DRAFT, CampaignState.RUNNING, CampaignState.TAKEN_OVER}),
    CampaignState.RUNNING: frozenset({CampaignState.CLOSED}),
    CampaignState.CLOSED: frozenset(),
    CampaignState.TAKEN_OVER: frozenset(),
}
