"""Addresses of the station, below the site's root."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "broadcast"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("broadcast.public.urls")),
    path("van-hanh/", include("broadcast.operator.urls")),
]
