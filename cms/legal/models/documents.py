"""A legal or administrative document (văn bản): what it is, since when, and whether it still holds."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When, prefetch_related_objects
from django.db.models.functions import Coalesce, StrIndex
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Orderable, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from cms.legal.completeness import document_gaps
from cms.legal.force import Change, ChangeKind, Force, Life, force_on
from cms.models import ApprovedPage, AttachedFile, address_tab
from cms.shortening import shortened

FORCE_WORDS = {
    Force.IN_FORCE: _("in force"),
    Force.PARTLY: _("partly in force"),
    Force.NOT_YET: _("not yet in force"),
    Force.REPEALED: _("no longer in force"),
}


class Form(models.TextChoices):
    """Forms of documents: rules of law, then administrative documents (Nghị định 30/2020, Điều 7)."""

    HIEN_PHAP = "hien-phap", pgettext_lazy("form of document", "constitution")
    LUAT = "luat", pgettext_lazy("form of document", "law")
    PHAP_LENH = "phap-lenh", pgettext_lazy("form of document", "ordinance")
    NGHI_QUYET = "nghi-quyet", pgettext_lazy("form of document", "resolution")
    NGHI_DINH = "nghi-dinh", pgettext_lazy("form of document", "decree")
    QUYET_DINH = "quyet-dinh", pgettext_lazy("form of document", "decision")
    CHI_THI = "chi-thi", pgettext_lazy("form of document", "directive")
    THONG_TU = "thong-tu", pgettext_lazy("form of document", "circular")
    KE_HOACH = "ke-hoach", pgettext_lazy("form of document", "plan")
    CHUONG_TRINH = "chuong-trinh", pgettext_lazy("form of document", "programme of work")
    QUY_CHE = "quy-che", pgettext_lazy("form of document", "regulation")
    THONG_BAO = "thong-bao", pgettext_lazy("form of document", "announcement")
    CONG_VAN = "cong-van", pgettext_lazy("form of document", "official letter")
    CONG_DIEN = "cong-dien", pgettext_lazy("form of document", "official telegram")
    BAO_CAO = "bao-cao", pgettext_lazy("form of document", "report")
    TO_TRINH = "to-trinh", pgettext_lazy("form of document", "submission")
    HUONG_DAN = "huong-dan", pgettext_lazy("form of document", "guideline")
    GIAY_MOI = "giay-moi", pgettext_lazy("form of document", "invitation")
    BIEN_BAN = "bien-ban", pgettext_lazy("form of document", "minutes")
    KHAC = "khac", pgettext_lazy("form of document", "other")


def unrestricted() -> Q:
    """Return the condition that nobody put a page or one above it behind a password or for members only."""
    above = PageViewRestriction.objects.annotate(at=StrIndex(OuterRef("path"), F("page__path")))
    return Q(~Exists(above.filter(at=1)))


class DocumentQuerySet(PageQuerySet):
    """What the list asks for; `with_force` says in SQL what cms.legal.force.force_on says."""

    def with_force(self, day: date) -> "DocumentQuerySet":
        """Annotate each document with its status on `day` as `force_then`."""
        holding = (
            DocumentChange.objects.filter(page=OuterRef("pk"))
            .annotate(first=Coalesce("since", "by__effective_on", "by__issued_on"))
            .filter(Q(first__lte=day) | Q(first=None))
        )
        ends = holding.filter(kind__in=[kind for kind in ChangeKind if kind.ends])
        annotated: DocumentQuerySet = self.annotate(
            begins=Coalesce(F("effective_on"), F("issued_on")),
            force_then=Case(
                When(Exists(ends) | Q(ceases_on__lte=day), then=Value(Force.REPEALED.value)),
                When(begins__gt=day, then=Value(Force.NOT_YET.value)),
                When(Exists(holding.filter(kind=ChangeKind.PARTLY)), then=Value(Force.PARTLY.value)),
                default=Value(Force.IN_FORCE.value),
                output_field=models.CharField(),
            ),
        )
        return annotated


class DocumentPage(ApprovedPage):
    """A legal or administrative document: form, number, dates, abstract, files and what became of it."""

    kind = "document"
    words_from = ("files",)
    portal_fields = (
        "form",
        "number",
        "issuer",
        "issued_on",
        "effective_on",
        "ceases_on",
        "abstract",
        "official_link",
    )
    shows = frozenset({"document", "article"})

    form = models.CharField(_("form of document"), max_length=20, choices=Form.choices, blank=True)
    number = models.CharField(
        _("number and symbol"),
        max_length=60,
        blank=True,
        help_text=_("As on the document, for example 118/2025/NĐ-CP or 15/KH-UBND."),
    )
    issuer = models.CharField(
        _("issued by"), max_length=150, blank=True, help_text=_("For example: Chính phủ; Ủy ban nhân dân xã.")
    )
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    effective_on = models.DateField(
        _("in force from"),
        null=True,
        blank=True,
        help_text=_("Empty: from the date of issue, as with most administrative documents."),
    )
    ceases_on = models.DateField(
        _("no longer in force from"),
        null=True,
        blank=True,
        help_text=_(
            "Only where the document itself names the day. A repeal is entered in the tab “Validity”."
        ),
    )
    abstract = models.TextField(
        _("abstract"),
        max_length=1000,
        blank=True,
        help_text=_("What the document is about, in the words of its heading (trích yếu)."),
    )
    official_link = models.URLField(
        _("full text at"),
        blank=True,
        help_text=_("The address of the full text on an official portal, where no file is attached."),
    )

    objects = PageManager.from_queryset(DocumentQuerySet)()

    parent_page_types = ["legal.DocumentIndexPage"]
    subpage_types: list[str] = []
    template = "cms/legal/document_page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("form"), FieldPanel("number")]),
                            FieldPanel("issuer"),
                            FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_on")]),
                            FieldPanel("ceases_on"),
                        ],
                        heading=_("The document"),
                    ),
                    FieldPanel("abstract"),
                    InlinePanel("files", heading=_("Files"), label=pgettext_lazy("one of several", "File")),
                    FieldPanel("official_link"),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "changes",
                        heading=_("Later documents that replaced, repealed or amended this one"),
                        label=_("Later document"),
                        help_text=_("The status is reckoned from these lines and the dates; nobody sets it."),
                    )
                ],
                heading=pgettext_lazy("tab of the editor", "Validity"),
            ),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("legal or administrative document")
        verbose_name_plural = _("legal and administrative documents")

    @property
    def name(self) -> str:
        """Form and number as sentences have them: "Nghị định số 118/2025/NĐ-CP"."""
        if not self.number:
            return self.title
        return _now("%(form)s No. %(number)s") % {
            "form": capfirst(self.get_form_display()),
            "number": self.number,
        }

    @property
    def life(self) -> Life:
        return Life(self.issued_on, self.effective_on, self.ceases_on)

    def force_on(self, day: date) -> Force:
        return force_on(day, self.life, [change.said for change in self.later()])

    def files_at_once(self) -> list["DocumentFile"]:
        """The files with what is told of them, read at once."""
        files = list(self.files.all())
        prefetch_related_objects(files, "document")
        return files

    def later(self) -> list["DocumentChange"]:
        """The relations to later documents, these read at once; call it again after changing relations."""
        changes = list(self.changes.all())
        prefetch_related_objects(changes, "by")
        return changes

    @property
    def force(self) -> Force:
        """The status on the present local day."""
        return self.force_on(timezone.localdate())

    @property
    def force_words(self) -> str:
        return str(FORCE_WORDS[self.force])

    @property
    def replaced_by(self) -> list["DocumentChange"]:
        """The relations that ended this document, with the later documents."""
        return [change for change in self.later() if ChangeKind(change.kind).ends]

    def gaps(self) -> list[str]:
        return [*document_gaps(self), *super().gaps()]

    def words(self) -> str:
        lines = [self.name, self.issuer, self.abstract]
        lines += [change.sentence for change in self.later()]
        lines += [file.title for file in self.files.all()]
        return "\n".join(line for line in lines if line.strip())

    def in_short(self, letters: int = 155) -> str:
        own = self.search_description or self.abstract
        return super().in_short(letters) if not own else shortened(own, letters)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.number = " ".join(self.number.split())
        super().full_clean(*args, **kwargs)


class DocumentFile(AttachedFile):
    """A file of a document: its text, an annex, a form."""

    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="files")


class DocumentChange(Orderable):
    """What a later document did to this one."""

    KINDS = [
        (ChangeKind.REPLACED.value, _("replaced by")),
        (ChangeKind.REPEALED.value, _("repealed by")),
        (ChangeKind.PARTLY.value, _("repealed in part by")),
        (ChangeKind.AMENDED.value, _("amended by")),
    ]
    MADE = {
        ChangeKind.REPLACED: _("replaces"),
        ChangeKind.REPEALED: _("repeals"),
        ChangeKind.PARTLY: _("repeals in part"),
        ChangeKind.AMENDED: _("amends"),
    }
    page = ParentalKey(DocumentPage, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(
        pgettext_lazy("to a document", "what happened"),
        max_length=10,
        choices=KINDS,
        default=ChangeKind.REPLACED,
    )
    by = models.ForeignKey(
        DocumentPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="changes_made",
        verbose_name=_("later document"),
        help_text=_("Where it is on this site."),
    )
    by_text = models.CharField(
        _("later document, in words"),
        max_length=200,
        blank=True,
        help_text=_("Where it is not on this site: kind, number and symbol."),
    )
    provisions = models.CharField(
        _("which provisions"),
        max_length=200,
        blank=True,
        help_text=_("For a part: the articles and clauses."),
    )
    since = models.DateField(
        _("from"),
        null=True,
        blank=True,
        help_text=_("Empty: from the day the later document takes effect."),
    )

    panels = [
        FieldPanel("kind"),
        PageChooserPanel("by", "legal.DocumentPage"),
        FieldPanel("by_text"),
        FieldPanel("provisions"),
        FieldPanel("since"),
    ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def made_words(self) -> str:
        """What the later document's own page says of this relation: "replaces", "amends"."""
        return str(self.MADE[ChangeKind(self.kind)])

    @property
    def first_day(self) -> date | None:
        return self.since or (self.by.life.begins if self.by else None)

    @property
    def said(self) -> Change:
        return Change(ChangeKind(self.kind), self.first_day)

    @property
    def by_name(self) -> str:
        """The later document as sentences name it; "" where nobody wrote which."""
        return self.by.name if self.by else self.by_text.strip()

    @property
    def sentence(self) -> str:
        """ "replaced by Nghị định số 118/2025/NĐ-CP" in a line."""
        line = f"{self.get_kind_display()} {self.by_name}".strip()
        return f"{line} ({self.provisions})" if self.provisions else line
