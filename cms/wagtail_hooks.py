"""Where the site's own pages and rules join Wagtail's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.widgets import Button
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from cms import dashboard, menu
from cms.action_menu import arrange_actions
from cms.audit.menu import AuditMenuItem
from cms.audit.views import AuditLog
from cms.desk import views as desk
from cms.desk.listing import ArticleViewSet
from cms.drafts import require_told, told
from cms.models import SpokenPage
from cms.recordings import urls as recordings
from cms.review import views as review
from cms.uploads import listing
from cms.uploads.serving import refuse_unpublished
from cms.workflow import returned_with

menu.put(menu.Drawer.CONTENT, ArticleViewSet)


@hooks.register("register_admin_viewset")
def menu_groups() -> list[ViewSetGroup]:
    return menu.groups()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("ban-doc/doc-thu/", desk.reading, name="cms_reading"),
        path("ban-doc/nghe/", desk.listen, name="cms_hear"),
        path("ban-doc/sua-cach-doc/", desk.keep_correction, name="cms_correct"),
        path("ban-doc/dan-bai/", desk.paste, name="cms_paste"),
        path("duyet/<int:decision_id>/", review.decide, name="cms_decide"),
        path("duyet/<int:decision_id>/trang/", review.look, name="cms_decide_look"),
        path("rut-khoi-loa/<int:page_id>/", review.withdraw, name="cms_withdraw"),
        *recordings.urlpatterns,
        path("nhat-ky/", AuditLog.as_view(), name="cms_audit"),
        path("nhat-ky/ket-qua/", AuditLog.as_view(results_only=True), name="cms_audit_results"),
    ]


@hooks.register("register_admin_menu_item")
def audit_menu_item() -> MenuItem:
    return AuditMenuItem(
        _("Log of changes"), reverse_lazy("cms_audit"), name="audit", icon_name="history", order=900
    )


@hooks.register("before_serve_document")
def public_documents_only(document: AbstractDocument, request: HttpRequest) -> None:
    refuse_unpublished(document, request)


@hooks.register("construct_admin_api", order=1000)
def only_their_own_files(router: Any) -> None:
    """Put our lists in place of Wagtail's, which tell everybody in the admin every title."""
    router.register_endpoint("documents", listing.Documents)
    router.register_endpoint("images", listing.Pictures)


@hooks.register("construct_explorer_page_queryset")
def only_drafts_told_of(parent_page: Page, pages: Any, request: HttpRequest) -> Any:
    require_told(request.user, parent_page.pk)
    return pages


@hooks.register("construct_page_chooser_queryset")
def only_pages_told_of(pages: Any, request: HttpRequest) -> Any:
    """Also where the page to look below is named in the address."""
    if above := request.resolver_match and request.resolver_match.kwargs.get("parent_page_id"):
        require_told(request.user, above)
    return told(request.user, pages)


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    return format_html_join(
        "",
        '<script src="{}"></script>',
        ((static(f"cms/admin/{name}"),) for name in ("hearing.js", "desk.js", "counter.js")),
    )


@hooks.register("insert_global_admin_js")
def slug_script() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/admin/slugs.js"))


@hooks.register("insert_global_admin_css")
def admin_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/desk.css"))


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Component]) -> None:
    dashboard.arrange(request, panels)


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counters(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are helps nobody to work."""
    items.clear()


@hooks.register("construct_main_menu")
def quiet_menu(request: HttpRequest, items: list[Any]) -> None:
    """Leave out what only serves whoever looks after the software."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in ("help", "reports")]


@hooks.register("construct_page_action_menu")
def page_actions(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    arrange_actions(items, request, context)


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def withdraw_button(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Offer withdrawing from the loudspeakers where the live version is on them."""
    if not issubclass(page.specific_class or Page, SpokenPage) or not user.has_perm("cms.withdraw_from_air"):
        return []
    on_air = page.airing_approvals.filter(revision_id=page.live_revision_id, withdrawn_at=None)
    if not page.live or not on_air.exists():
        return []
    address = reverse("cms_withdraw", args=(page.pk,))
    return [Button(_("Withdraw from the loudspeakers"), address, icon_name="cross", priority=45)]


@hooks.register("before_copy_page")
def no_aliases(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An alias would go public whenever its original does: nobody would have approved it there."""
    if request.method == "POST" and (request.POST.get("alias") or request.POST.get("publish_copies")):
        messages.error(request, _("A copy starts as a draft and is approved like any other text."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


@hooks.register("before_edit_page")
def show_reason(request: HttpRequest, page: Page) -> None:
    """Say above the editor why a leader sent the article back."""
    reason = returned_with(page) if request.method == "GET" else ""
    if reason and not request.GET.get("_w_hydrate_create_view"):
        messages.warning(request, _("A leader sent this article back: %(reason)s") % {"reason": reason})
