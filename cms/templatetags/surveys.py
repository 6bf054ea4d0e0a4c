"""Where a survey stands in time."""

from django import template
from django.utils import timezone

from cms.surveys.models import SurveyPage
from cms.surveys.opening import Phase, phase

register = template.Library()


@register.simple_tag
def phase_of(page: SurveyPage) -> Phase:
    """Return the phase by the survey's times alone, without asking for its ballot box."""
    return phase(timezone.now(), page.opens_at, page.closes_at)
