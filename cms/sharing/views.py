"""The pages for people: what feeds there are, and what the whole site holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.navigation import navigation
from cms.serving import public_view
from cms.sharing.channels import lists


@require_safe
@public_view()
def feeds(request: HttpRequest) -> HttpResponse:
    """Every feed of the site, for readers and for the provincial portal."""
    return render(request, "cms/sharing/feeds.html", {"lists": lists(request)})


@require_safe
@public_view()
def site_plan(request: HttpRequest) -> HttpResponse:
    """Every section of the site on one page (so do trang)."""
    return render(request, "cms/sharing/site_plan.html", {"navigation": navigation(request)})
