"""The activities a form offers, and the channel by which they are suggested."""

import json

import pytest

from campaigns.models import CampaignState
from cms.events.models import EventPage
from cms.models import ArticlePage
from cms.notices.models import NoticePage
from cms.prints.models import PrintPage
from cms.surveys.models import SurveyPage

pytestmark = pytest.mark.django_db


def field_of(kind, user):
    """The field of the activity in the editor of a kind of page."""
    return kind.get_edit_handler().get_form_class()(instance=kind(), for_user=user).fields["activity"]


@pytest.mark.parametrize(
    ("kind", "channel", "by", "of"),
    [
        (EventPage, "meeting", "event_kind", {"dialogue": "dialogue"}),
        (PrintPage, "banner", "template_kind", {"leaflet_a5": "leaflet", "folded_a4": "leaflet"}),
        (SurveyPage, "website", "survey_kind", {"quiz": "contest"}),
        (NoticePage, "notice_board", None, None),
        (ArticlePage, None, None, None),
    ],
    ids=["event", "print", "survey", "notice", "article"],
)
def test_the_editor_knows_the_channel_a_kind_of_page_serves(kind, channel, by, of, officer):
    attrs = field_of(kind, officer).widget.attrs
    assert (attrs.get("data-channel"), attrs.get("data-channel-by")) == (channel, by)
    assert (json.loads(attrs["data-channels"]) if by else None) == of


def test_a_plan_that_does_not_run_is_not_offered(activity, officer):
    assert activity in field_of(EventPage, officer).queryset
    activity.campaign.state = CampaignState.DRAFT
    activity.campaign.save()
    assert activity not in field_of(EventPage, officer).queryset
