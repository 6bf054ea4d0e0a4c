from django.urls import path

from cms.recordings import views

urlpatterns = [
    path("giong-doc/<int:page_id>/", views.desk, name="cms_recording"),
    path("giong-doc/<int:page_id>/bo/", views.drop, name="cms_recording_drop"),
    path("giong-doc/<int:page_id>/nghe/<int:recording_id>/", views.sound, name="cms_recording_sound"),
]
