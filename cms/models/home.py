from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField

from cms.blocks import QuickLinkBlock
from cms.models.approved import ApprovedPage


class HomePage(ApprovedPage):
    """The front page of a commune's site."""

    welcome = models.CharField(_("line under the name"), max_length=200, blank=True)

    quick_links = StreamField(
        [("link", QuickLinkBlock())],
        verbose_name=_("quick links"),
        blank=True,
        max_num=8,
        help_text=_("What residents look for most often; empty: the first lists of the site."),
    )

    content_panels = [*ApprovedPage.content_panels, FieldPanel("welcome"), FieldPanel("quick_links")]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Panel] = []
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 1
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("home page")
