"""Pages say what they show when they are served."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from cms.models import ApprovedPage
from cms.serving.pages import shown_by
from cms.serving.showing import show


@hooks.register("before_serve_page")
def note_what_is_shown(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    if isinstance(page, ApprovedPage):
        show(request, shown_by(page), page.query)
