from django.urls import path

from cms.events import views

app_name = "events"
urlpatterns = [
    path("su-kien/lich.ics", views.all_events, name="calendar"),
    path("su-kien/<slug:slug>/lich.ics", views.one_event, name="one_calendar"),
]
