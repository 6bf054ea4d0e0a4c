"""The directory in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from cms.directory.models import Contact
from cms.menu import Drawer, put


class ContactViewSet(ModelViewSet):
    """Posts, offices and lines, with what they answer for."""

    model = Contact
    name = "danh-ba"
    icon = "user"
    menu_label = _("Directory")
    menu_order = 230
    add_to_admin_menu = False
    copy_view_enabled = False
    list_per_page = 50
    list_filter = ["circle", "public"]
    search_fields = ["name", "field", "person", "phone"]
    search_backend_name = None
    list_display = [
        "name",
        Column("circle", label=_("Part of the directory"), accessor="get_circle_display", sort_key="circle"),
        Column("field", label=_("Answers for")),
        Column("phone", label=_("Telephone")),
        BooleanColumn("public", label=_("Shown to residents")),
    ]
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("circle"), FieldPanel("order")]),
                FieldPanel("name"),
                FieldPanel("person"),
                FieldPanel("field"),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("address"),
                FieldPanel("hours"),
                FieldPanel("link"),
            ],
            heading=_("How they are reached"),
        ),
        FieldPanel("public"),
    ]


put(Drawer.DESK, ContactViewSet)
