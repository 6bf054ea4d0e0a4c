"""Printed matter as residents and officers see it on the site."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField

from campaigns.models import Channel
from cms.activities import Serves
from cms.models import ApprovedPage, ListPage, address_tab
from cms.prints.blocks import print_blocks
from cms.prints.panels import LeafletPanel
from media.printing import BY_METRES, Template, Theme

METRES = [MinValueValidator(Decimal("0.3")), MaxValueValidator(Decimal(30))]


class TemplateChoice(models.TextChoices):
    """What can be printed, as officers call it."""

    LEAFLET_A5 = Template.LEAFLET_A5.value, _("A5 leaflet (tờ rơi)")
    FOLDED_A4 = Template.FOLDED_A4.value, _("A4 folded in three (tờ gấp)")
    POSTER_A4 = Template.POSTER_A4.value, _("A4 poster (áp phích)")
    POSTER_A3 = Template.POSTER_A3.value, _("A3 poster (áp phích)")
    BANNER = Template.BANNER.value, _("banner by metres (băng rôn)")
    BILLBOARD = Template.BILLBOARD.value, _("board by metres (pa nô)")
    SLOGANS = Template.SLOGANS.value, _("slogans on A3 sheets (khẩu hiệu)")


class ThemeChoice(models.TextChoices):
    RED = Theme.RED.value, _("deep red and gold")
    GREEN = Theme.GREEN.value, _("leaf green")
    GOLD = Theme.GOLD.value, _("gold and red letters")
    BLUE = Theme.BLUE.value, _("deep blue")


HUNG = frozenset({Template.BANNER, Template.BILLBOARD})
PAPER = frozenset({Template.LEAFLET_A5, Template.FOLDED_A4})


class PrintIndexPage(ListPage):
    """The list of printed matter: what anybody may take and print."""

    entry_template = "cms/prints/card.html"
    nothing_yet = _("Nothing has been printed yet.")
    template = "cms/prints/list.html"
    shows = frozenset({"print"})
    subpage_types = ["prints.PrintPage"]

    class Meta:
        verbose_name = _("list of printed matter")


class PrintPage(ApprovedPage):
    """A leaflet, poster, banner or board: built from blocks, printed from a PDF made of them."""

    kind = "print"
    shows = frozenset({"article", "notice", "procedure"})  # the title of the page it explains
    portal_fields = ("template_kind", "summary")

    template_kind = models.CharField(
        _("template of the sheet"),
        max_length=20,
        choices=TemplateChoice.choices,
        default=TemplateChoice.LEAFLET_A5,
    )
    theme = models.CharField(
        _("colours of the sheet"), max_length=10, choices=ThemeChoice.choices, default=ThemeChoice.RED
    )
    length_m = models.DecimalField(
        _("length in metres"), max_digits=4, decimal_places=2, null=True, blank=True, validators=METRES
    )
    height_m = models.DecimalField(
        _("height in metres"), max_digits=4, decimal_places=2, null=True, blank=True, validators=METRES
    )
    kicker = models.CharField(
        _("line above the title"), max_length=60, blank=True, help_text=_("The subject in two to five words.")
    )
    summary = models.CharField(
        _("summary"),
        max_length=250,
        blank=True,
        help_text=_("Shown in lists and on the cover of a folded sheet."),
    )
    body = StreamField(print_blocks(), verbose_name=_("blocks of the sheet"), blank=True)
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page it explains"),
        help_text=_("A QR code on the sheet leads there: an article, a procedure, a notice."),
    )
    produced_by = models.CharField(
        pgettext_lazy("of printed matter", "made by"),
        max_length=150,
        blank=True,
        help_text=_("The office that answers for it."),
    )
    licence = models.CharField(
        _("publishing licence"),
        max_length=150,
        blank=True,
        help_text=_("Number and date, where the law asks for one; printed at the foot."),
    )
    activity = models.ForeignKey(
        "campaigns.Activity",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("activity of the plan"),
    )

    parent_page_types = ["prints.PrintIndexPage"]
    subpage_types: list[str] = []
    template = "cms/prints/print_page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    FieldRowPanel([FieldPanel("template_kind"), FieldPanel("theme")]),
                    FieldRowPanel(
                        [FieldPanel("length_m"), FieldPanel("height_m")],
                        help_text=_("Only for banners and boards. Empty: 6 × 0.8 m and 3 × 2 m."),
                    ),
                    FieldPanel("kicker"),
                    FieldPanel("summary"),
                    FieldPanel("body"),
                    FieldPanel("link_page"),
                    MultiFieldPanel(
                        [FieldPanel("produced_by"), FieldPanel("licence")], heading=_("Foot of the sheet")
                    ),
                    LeafletPanel(heading=_("How it will look")),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            ObjectList([FieldPanel("activity")], heading=pgettext_lazy("tab of the editor", "Plan")),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("printed matter")
        verbose_name_plural = _("printed matter")

    @property
    def form(self) -> Template:
        return Template(self.template_kind)

    @property
    def metres(self) -> tuple[float, float] | None:
        """Length and height of a banner or board; None for what comes on paper, or where none was given."""
        if self.form not in BY_METRES or not (self.length_m and self.height_m):
            return None
        return float(self.length_m), float(self.height_m)

    @property
    def unit(self) -> str:
        """What one piece is called: "tờ", "tấm"…"""
        return pgettext("unit", "banners") if self.form in HUNG else pgettext("unit", "sheets")

    serves = Serves(Channel.BANNER, by="template_kind", of={one.value: Channel.LEAFLET for one in PAPER})

    @property
    def channel(self) -> Channel:
        """The channel of the plan that printing and handing it out serves."""
        return Channel.LEAFLET if self.form in PAPER else Channel.BANNER

    def words(self) -> str:
        from cms.prints.layout import said

        return "\n".join(line for line in (self.kicker, self.summary, *said(self.body)) if line)

    def gaps(self) -> list[str]:
        from cms.prints.fitting import print_gaps

        return [*super().gaps(), *print_gaps(self)]

    def to_decide(self) -> list[tuple[str, str]]:
        from cms.prints.shown import size_in_words

        said = [
            (_("template of the sheet"), f"{self.get_template_kind_display()}, {size_in_words(self)}"),
            (_("page it explains"), self.link_page.title if self.link_page else ""),
            (pgettext("of printed matter", "made by"), self.produced_by),
            (_("publishing licence"), self.licence),
        ]
        return [*super().to_decide(), *((capfirst(str(label)), words) for label, words in said if words)]

    def files_to_decide(self) -> list[tuple[str, str]]:
        address = reverse("prints_draft_pdf", args=(self.pk,))
        return [
            (gettext("PDF for office printers"), address),
            (gettext("PDF for print shops, with bleed and crop marks"), f"{address}?xen=1"),
        ]

    preview_modes = [("sheet", _("the sheet")), ("", _("its page on the site"))]
    default_preview_mode = "sheet"

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """Show the sheet itself, as it would be printed, or the page residents take it from."""
        from cms.prints.desk import show_sheet

        return (
            show_sheet(request, self) if mode_name == "sheet" else super().serve_preview(request, mode_name)
        )

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.prints.shown import sides_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "sides": sides_of(self)}
