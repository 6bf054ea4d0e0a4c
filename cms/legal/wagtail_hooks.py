"""Where documents, outdated terms and the advice about them join Wagtail's admin."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms import menu
from cms.completeness import advice
from cms.legal.views import advise
from cms.legal.viewsets import DocumentViewSet, TermViewSet
from cms.models import ApprovedPage

menu.put(menu.Drawer.CONTENT, DocumentViewSet, TermViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("nhac-nho/", advise, name="legal_advice")]


@hooks.register("insert_editor_js")
def advice_script() -> SafeString:
    address, script = reverse("legal_advice"), static("cms/admin/advice.js")
    return format_html('<script src="{}" data-lx-advice="{}" defer></script>', script, address)


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def advise_on_submitting(request: HttpRequest, page: Page) -> None:
    """Tell whoever submits what they should know; it stops nothing."""
    if "action-submit" not in request.POST or not isinstance(page, ApprovedPage):
        return
    for sentence in advice(page):
        messages.warning(request, sentence)
