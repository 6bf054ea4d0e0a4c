"""Procedures in the admin: menu and addresses."""

from django.urls import URLPattern, path
from wagtail import hooks

from cms.menu import Drawer, put
from cms.procedures.admin import deciding, exporting, importing
from cms.procedures.admin.listing import FieldsViewSet, ProceduresViewSet

put(Drawer.CONTENT, ProceduresViewSet)
put(Drawer.CONTENT, FieldsViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("thu-tuc/nhap/", importing.upload, name="procedures_upload"),
        path("thu-tuc/nhap/<int:batch_id>/", importing.check, name="procedures_check"),
        path("thu-tuc/dot-nhap/", deciding.batches, name="procedures_batches"),
        path("thu-tuc/dot-nhap/<int:batch_id>/", deciding.batch, name="procedures_batch"),
        path("thu-tuc/xuat/", exporting.export, name="procedures_export"),
        path("thu-tuc/mau/", exporting.template, name="procedures_template"),
    ]
