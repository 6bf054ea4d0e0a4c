"""The address of the search."""

from django.urls import path

from cms.searching.views import search

urlpatterns = [path("tim-kiem/", search, name="search")]
