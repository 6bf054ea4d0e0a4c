"""The root of all addresses: rooms are named by string, nothing is imported upward."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.i18n import JavaScriptCatalog
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    # Before Wagtail's own: its scripts speak Vietnamese too.
    path("quan-tri/jsi18n/", JavaScriptCatalog.as_view(packages=["wagtail.admin", "cms"])),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("van-ban-dinh-kem/", include(wagtaildocs_urls)),
    path("", include("broadcast.urls")),
    re_path(r"^tep/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
