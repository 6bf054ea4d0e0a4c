"""Addresses residents use."""

from django.urls import path, re_path

from broadcast.public import views
from broadcast.public.audio import audio
from broadcast.public.calendar_feed import calendar_feed
from broadcast.public.podcast import PodcastFeed
from broadcast.public.shown import AIRINGS
from cms.serving import public_view

urlpatterns = [
    path("truyen-thanh/", views.schedule, name="schedule"),
    path("truyen-thanh/podcast.xml", public_view(shows={AIRINGS})(PodcastFeed()), name="podcast"),
    path("truyen-thanh/lich.ics", calendar_feed, name="calendar_feed"),
    path("truyen-thanh/ban-tin/<uuid:slot_id>/", views.recording, name="recording"),
    path("truyen-thanh/ban-tin/<uuid:slot_id>/chuong.json", views.chapters, name="chapters"),
    path("truyen-thanh/ban-tin/<uuid:slot_id>/loi.txt", views.words, name="words"),
    re_path(r"^truyen-thanh/tep/(?P<sha256>[0-9a-f]{64})\.mp3$", audio, name="audio"),
    path("truyen-thanh/<slug:slug>/", views.programme, name="programme"),
]
