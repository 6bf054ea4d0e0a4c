"""The results of a survey as residents read them, where the leader approved showing them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Site

from cms.serving import public_view
from cms.surveys.models import SurveyPage
from cms.surveys.opening import Phase
from cms.surveys.results import results_of


@public_view(shows=["survey", "survey results"])
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """Numbers and charts of a survey that is closed, of a quiz that is sealed; no written answer, no name."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    page = SurveyPage.objects.live().public().descendant_of(site.root_page).filter(slug=slug).first()
    box = page.box() if page else None
    if page is None or not shown_to_all(page, page.phase(box)):
        raise Http404
    return render(
        request, "cms/surveys/results.html", {"page": page, "results": results_of(page), "box": box}
    )


def shown_to_all(page: SurveyPage, phase: Phase) -> bool:
    """Whether everybody may read the results in this phase."""
    wanted = {Phase.SEALED} if page.is_quiz else {Phase.CLOSED, Phase.SEALED}
    return bool(page.results_public and phase in wanted)
