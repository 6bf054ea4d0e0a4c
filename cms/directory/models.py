"""Who answers for what at the commune, and how they are reached (danh bạ)."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.search import index

from cms.directory.telephones import dialled
from cms.models import ApprovedPage


class Circle(models.TextChoices):
    """The parts of the directory, in the order residents look for them."""

    HOTLINE = "hotline", pgettext_lazy("directory", "hotlines")
    FEEDBACK = "feedback", pgettext_lazy("directory", "where feedback and suggestions are received")
    DESK = "desk", pgettext_lazy("directory", "the one-stop desk")
    LEADER = "leader", pgettext_lazy("directory", "leaders")
    UNIT = "unit", pgettext_lazy("directory", "offices and units")
    VILLAGE = "village", pgettext_lazy("directory", "villages")


class DirectoryPage(ApprovedPage):
    """The page of the directory; its contacts are kept in a list of their own."""

    shows = frozenset({"contacts"})

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    hours = models.TextField(
        _("working hours"),
        blank=True,
        max_length=500,
        help_text=_("As residents read them, a line each: “Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30”."),
    )

    content_panels = [*ApprovedPage.content_panels, FieldPanel("introduction"), FieldPanel("hours")]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Panel] = []
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/directory/page.html"

    class Meta:
        verbose_name = _("directory")

    def circles(self) -> list[tuple[str, list["Contact"]]]:
        """Return the parts that hold somebody, each with its contacts in order; one query."""
        public = list(self.contacts.filter(public=True))
        by_circle = [(circle.label, [c for c in public if c.circle == circle]) for circle in Circle]
        return [(str(label), members) for label, members in by_circle if members]

    def words(self) -> str:
        lines = [self.introduction, self.hours]
        for label, members in self.circles():
            lines += [label, *(contact.words for contact in members)]
        return "\n".join(line for line in lines if line)


class Contact(index.Indexed, models.Model):
    """A post, an office or a line: what it answers for and how it is reached."""

    directory = models.ForeignKey(
        DirectoryPage,
        on_delete=models.CASCADE,
        related_name="contacts",
        verbose_name=_("directory"),
        blank=True,
    )
    circle = models.CharField(
        _("part of the directory"), max_length=10, choices=Circle.choices, default=Circle.DESK
    )
    name = models.CharField(
        _("post or office"), max_length=150, help_text=_("For example “Công chức tư pháp - hộ tịch”.")
    )
    person = models.CharField(_("name of the person"), max_length=100, blank=True)
    field = models.CharField(
        _("answers for"),
        max_length=250,
        blank=True,
        help_text=_("For example “Khai sinh, khai tử, chứng thực”."),
    )
    phone = models.CharField(
        _("telephone"),
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(
                r"^\+?[0-9 .()-]{3,40}$", _("Write a telephone number, for example 0299 123 456 or 1022.")
            )
        ],
    )
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address or room"), max_length=250, blank=True)
    hours = models.CharField(
        _("working hours"), max_length=200, blank=True, help_text=_("Empty: those of the directory.")
    )
    link = models.URLField(_("web address"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    public = models.BooleanField(_("shown to residents"), default=True)

    search_fields = [
        index.SearchField("name"),
        index.SearchField("field"),
        index.SearchField("person"),
        index.FilterField("circle"),
    ]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("directory")
        ordering = ["circle", "order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it: "+84299123456" or a short number as it is; "" for none."""
        return dialled(self.phone)

    @property
    def words(self) -> str:
        parts = (self.name, self.person, self.field, self.phone, self.email, self.address, self.hours)
        return ". ".join(part for part in parts if part)

    def clean(self) -> None:
        """Put the contact into the only directory there is; ask for one way at least of reaching it."""
        if self.directory_id is None:
            only = DirectoryPage.objects.order_by("pk").first()
            if only is None:
                raise ValidationError(
                    gettext("Open the page of the directory first: Pages, front page, Directory.")
                )
            self.directory = only
        if not (self.phone or self.email or self.address or self.link):
            raise ValidationError(
                gettext("Write at least a telephone number, an e-mail, an address or a link.")
            )

    def clean_fields(self, exclude: Any = None) -> None:
        """Leave the directory to `clean`: where there is one only, nobody chooses."""
        super().clean_fields(exclude={*(exclude or ()), "directory"})


def reached_by() -> Iterator[str]:
    """Yield the telephone numbers and e-mail addresses of all contacts."""
    return chain.from_iterable(Contact.objects.values_list("phone", "email"))
