from django.urls import re_path

from cms.notices import views

urlpatterns = [
    re_path(
        r"^niem-yet/danh-sach/(?P<pk>\d{1,18})\.(?P<form>pdf|xlsx)$", views.register, name="notices_register"
    ),
]
