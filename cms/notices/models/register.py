from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface, TitleFieldPanel

from cms.models import address_tab
from cms.notices.disclosure import ON_THE_WEBSITE, REGISTER_POSTED, Rule
from cms.notices.forms import RegisterForm
from cms.notices.models.posted import PostedPage
from cms.notices.panels import RowsPanel
from cms.notices.quarters import Quarter


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line of the register, frozen in words on the day it was made."""

    content: str
    clause: str
    forms: str
    places: str
    period: str
    aired: str
    proof: str
    link: str = ""

    @classmethod
    def cells(cls, row: "RegisterRow") -> list[str]:
        return [row.content, row.clause, row.forms, row.places, row.period, row.aired, row.proof]


class RegisterPage(PostedPage):
    """The list of what was made public in a quarter, itself posted (Luật 10/2022, Điều 13 khoản 2)."""

    kind = "register"
    portal_fields = ("year", "quarter", "made_on")
    shows = frozenset({"posting"})

    year = models.PositiveSmallIntegerField(gettext_lazy("year"))
    quarter = models.PositiveSmallIntegerField(gettext_lazy("quarter"))
    made_on = models.DateField(gettext_lazy("made on"))
    introduction = models.TextField(
        gettext_lazy("introduction"),
        blank=True,
        max_length=1000,
        help_text=gettext_lazy("Read above the table; may stay empty."),
    )
    rows = models.JSONField(gettext_lazy("rows"), default=list, editable=False)

    is_creatable = False  # drawn up by registering.make_register alone
    parent_page_types = ["notices.NoticeIndexPage"]
    subpage_types: list[str] = []
    template = "cms/notices/register_page.html"
    base_form_class = RegisterForm

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [TitleFieldPanel("title", classname="title"), FieldPanel("introduction"), RowsPanel()],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            ObjectList(
                [
                    FieldPanel("wanted_places", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("post_from"),
                    FieldPanel("post_until"),
                ],
                heading=pgettext_lazy("tab of the editor", "Posting"),
            ),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = gettext_lazy("quarterly register")
        verbose_name_plural = gettext_lazy("quarterly registers")

    @property
    def asked(self) -> tuple[Rule, ...]:
        return (ON_THE_WEBSITE, REGISTER_POSTED)

    @property
    def span(self) -> Quarter:
        """The quarter it is about; prints as "quý IV năm 2026"."""
        return Quarter(self.year, self.quarter)

    @property
    def lines(self) -> list[RegisterRow]:
        return [RegisterRow(**row) for row in self.rows]

    def freeze(self, lines: list[RegisterRow]) -> None:
        self.rows = [asdict(line) for line in lines]

    def gaps(self) -> list[str]:
        found = [] if self.rows else [_("The register has no row: nothing was made public in this quarter.")]
        return [*found, *self.posting_gaps(), *super().gaps()]

    def words(self) -> str:
        cells = ["; ".join(RegisterRow.cells(line)) for line in self.lines]
        return "\n".join([self.introduction, *cells]).strip()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "postings": self.on_boards()}
