"""The root of all addresses: rooms are named by string, nothing is imported upward."""

from django.templatetags.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from cms.drafts import ChosenPages
from cms.uploads.serving import film, picture
from cms.uploads.serving import serve as serve_document

handler500 = "cms.faults.shown"


class Icon(RedirectView):
    """Browsers ask for /favicon.ico wherever a page names no icon of its own."""

    def get_redirect_url(self, *args: object, **kwargs: object) -> str:
        return static("cms/public/mark.svg")


urlpatterns = [
    path("favicon.ico", Icon.as_view()),
    # Before Wagtail's own: its scripts speak Vietnamese too.
    path("quan-tri/jsi18n/", JavaScriptCatalog.as_view(packages=["wagtail.admin", "cms"])),
    # Wagtail's own names every page whose number is asked for.
    path("quan-tri/choose-page/chosen-multiple/", require_admin_access(ChosenPages.as_view())),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("van-ban-dinh-kem/<int:document_id>/<path:document_filename>", serve_document),
    path("phim/<int:document_id>/", film, name="cms_film"),
    path("van-ban-dinh-kem/", include(wagtaildocs_urls)),
    path("api/", include("broadcast.fleet.api.urls")),
    path("", include("broadcast.urls")),
    path("", include("campaigns.seeing.public_urls")),
    # Features of the site put their public addresses here, each by its own urls module.
    path("", include("cms.events.urls")),
    path("", include("cms.screens.urls")),
    path("", include("cms.sharing.urls")),
    path("", include("cms.questions.urls")),
    path("", include("cms.notices.urls")),
    path("", include("cms.procedures.urls")),
    path("", include("cms.prints.urls")),
    path("", include("cms.searching.urls")),
    path("", include("cms.surveys.urls")),
    path("", include("cms.open_plans.urls")),
    re_path(r"^tep/(?P<path>images/[^/\\]+)$", picture),
    path("", include(wagtail_urls)),
]
