"""The root of all addresses: rooms are named by string, nothing is imported upward."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls


class Icon(RedirectView):
    """Browsers ask for /favicon.ico wherever a page names no icon of its own."""

    def get_redirect_url(self, *args: object, **kwargs: object) -> str:
        return static("cms/public/mark.svg")


urlpatterns = [
    path("favicon.ico", Icon.as_view()),
    # Before Wagtail's own: its scripts speak Vietnamese too.
    path("quan-tri/jsi18n/", JavaScriptCatalog.as_view(packages=["wagtail.admin", "cms"])),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("van-ban-dinh-kem/", include(wagtaildocs_urls)),
    path("", include("broadcast.urls")),
    re_path(r"^tep/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
