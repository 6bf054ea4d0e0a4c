"""Addresses below /van-hanh/."""

from django.urls import include, path, re_path

from broadcast.operator import deeds, machine, morning, views

urlpatterns = [
    path("khan-cap/", include("broadcast.emergency.screen.urls")),
    path("", views.board, name="operator"),
    path("hom-nay/", morning.card, name="morning"),
    re_path(r"^hom-nay/(?P<written>\d{4}-\d{2}-\d{2})/$", morning.card, name="morning_of"),
    path("may-phat/", machine.page, name="machine"),
    path("may-phat/phuc-vu.js", machine.worker, name="machine_worker"),
    path("may-phat/bat/", machine.arming, name="machine_arm"),
    path("tep/<int:bulletin_id>.mp3", views.audio, name="operator_audio"),
    path("tep/du-phong.mp3", views.fallback, name="operator_fallback"),
    path("<uuid:slot_id>/phat/", deeds.start, name="operator_start"),
    path("<uuid:slot_id>/da-phat/", deeds.finish, name="operator_finish"),
    path("<uuid:slot_id>/phat-do/", deeds.stop, name="operator_stop"),
    path("<uuid:slot_id>/khong-phat/", deeds.refuse, name="operator_not_aired"),
]
