"""Addresses outside the admin, for programs that cannot sign in."""

from django.urls import path

from campaigns.seeing.views import calendar

urlpatterns = [
    path("lich-cong-tac/<int:pk>/<slug:secret>.ics", calendar.feed, name="campaigns_feed"),
]
