from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.fields import StreamField

from cms.blocks import article_blocks
from cms.loudspeaker import from_blocks
from cms.models.approved import ApprovedPage
from cms.models.spoken import address_tab


class InformationPage(ApprovedPage):
    """A page that stands by itself below the front page: about the commune, accessibility, privacy."""

    kind = "information"

    body = StreamField(article_blocks(), verbose_name=_("text"), blank=True)

    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    template = "cms/information_page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    FieldPanel("body"),
                    FieldPanel("show_in_menus"),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("page of information")
        verbose_name_plural = _("pages of information")

    def gaps(self) -> list[str]:
        own = [] if self.words() else [str(_("The page has no text yet."))]
        return [*super().gaps(), *own]

    def words(self) -> str:
        return str(from_blocks(self.body)).strip()
