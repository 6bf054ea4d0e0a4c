from django.urls import re_path

from cms.procedures import kiosk

urlpatterns = [
    re_path(r"^thu-tuc/kiosk/$", kiosk.start, name="procedures_kiosk"),
    re_path(r"^thu-tuc/kiosk/(?P<pk>\d{1,18})/$", kiosk.procedure, name="procedures_kiosk_one"),
    re_path(r"^thu-tuc/kiosk/(?P<pk>\d{1,18})/ma\.svg$", kiosk.code, name="procedures_kiosk_code"),
]
