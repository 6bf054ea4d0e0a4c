"""Addresses below the admin's own."""

from django.urls import path

from campaigns.reporting import desk

urlpatterns = [
    path("bao-cao/", desk.listing, name="campaigns_reports"),
    path("bao-cao/moi/", desk.add, name="campaigns_report_add"),
    path("bao-cao/<int:pk>/", desk.report, name="campaigns_report"),
    path("bao-cao/<int:pk>/ky/", desk.sign, name="campaigns_report_sign"),
    path("bao-cao/<int:pk>/tep.<slug:extension>", desk.download, name="campaigns_report_file"),
]
