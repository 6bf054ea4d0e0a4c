"""Addresses below /van-hanh/khan-cap/."""

from django.urls import path

from broadcast.emergency.screen import deeds, logs, views, warnings

urlpatterns = [
    path("", views.screen, name="emergency"),
    path("hien-tai/", views.now, name="emergency_now"),
    path("gui/", deeds.send, name="emergency_send"),
    path("canh-bao/", warnings.index, name="emergency_warnings"),
    path("canh-bao/nhan/", warnings.bring, name="emergency_warning_bring"),
    path("canh-bao/<int:pk>/", warnings.show, name="emergency_warning"),
    path("canh-bao/<int:pk>/lap-thong-bao/", warnings.accept, name="emergency_warning_accept"),
    path("canh-bao/<int:pk>/bo-qua/", warnings.dismiss, name="emergency_warning_dismiss"),
    path("so/", logs.index, name="emergency_log"),
    path("so/<uuid:pk>/", logs.dossier, name="emergency_dossier"),
    path("<uuid:pk>.mp3", views.audio, name="emergency_audio"),
    path("<uuid:pk>/phat/", deeds.approve, name="emergency_approve"),
    path("<uuid:pk>/tu-choi/", deeds.refuse, name="emergency_refuse"),
    path("<uuid:pk>/dung/", deeds.stop, name="emergency_stop"),
    path("<uuid:pk>/tai-may/", deeds.heard_here, name="emergency_heard_here"),
]
