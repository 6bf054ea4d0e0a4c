"""Where surveys join Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms import menu
from cms.surveys.admin import views
from cms.surveys.admin.viewsets import SurveyListing
from cms.surveys.models import SurveyPage

menu.put(menu.Drawer.CONTENT, SurveyListing)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("khao-sat/<int:pk>/ket-qua/", views.show, name="cms_survey_results"),
        path("khao-sat/<int:pk>/ket-qua.xlsx", views.excel, name="cms_survey_excel"),
        path("khao-sat/<int:pk>/chot/", views.seal, name="cms_survey_seal"),
    ]


@hooks.register("filter_form_submissions_for_user")
def one_door(user: Any, forms: Any) -> Any:
    """Leave Wagtail's own list of answers, where single ones can be deleted, to nobody."""
    return forms.none()


@hooks.register("construct_main_menu")
def no_forms_item(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name != "forms"]


@hooks.register("register_page_header_buttons")
def results_button(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Lead from the editor of a survey to its answers."""
    if not issubclass(page.specific_class or Page, SurveyPage) or not user.has_perm(views.SEE) or not page.pk:
        return []
    return [
        Button(_("Answers"), reverse("cms_survey_results", args=(page.pk,)), icon_name="form", priority=40)
    ]
