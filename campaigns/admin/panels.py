"""The form of a plan: its sections in the order of the document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList


def _section(heading: Any, *children: Any, help_text: Any = "") -> MultiFieldPanel:
    return MultiFieldPanel(list(children), heading=heading, help_text=help_text)


def _rows(name: str, heading: Any, label: Any, *fields: Any, help_text: Any = "") -> InlinePanel:
    return InlinePanel(name, heading=heading, label=label, panels=list(fields), help_text=help_text)


RESIDENTS_SEE = _(
    "Once approved, residents see on a public page: title, number and dates, issuing body, purposes, "
    "contents to tell, targets; each activity with its time, lead unit, channels, how often it was done "
    "and what of it is late; links to articles, notices and bulletins that are public anyway. They do "
    "not see: budget, notes, tasks of units, recipients, names of people, photographs, reasons why "
    "something is not owed any more. Write no names of residents into purposes, contents and "
    "activities. A leader can open and close the page at any time."
)

PLAN_FORM = ObjectList(
    [
        _section(
            pgettext_lazy("plan", "The document"),
            FieldPanel("title"),
            FieldPanel("issuer"),
            FieldRowPanel([FieldPanel("symbol"), FieldPanel("issued_on")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            help_text=_("Number and date may be left empty until the plan is signed and numbered."),
        ),
        _section(_("Purposes and requirements"), FieldPanel("purpose"), FieldPanel("requirements")),
        _rows(
            "legal_bases",
            _("Legal bases"),
            _("legal basis"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("symbol"), FieldPanel("issued_on")]),
            FieldPanel("issuer"),
            FieldPanel("title"),
        ),
        _rows(
            "contents",
            _("Contents to tell, by audience"),
            _("content"),
            FieldPanel("audience"),
            FieldPanel("text"),
        ),
        _section(
            _("Channels and the public"),
            FieldPanel("channels", widget=forms.CheckboxSelectMultiple, classname="pn-ticks"),
            FieldPanel("is_public", help_text=RESIDENTS_SEE),
        ),
        _rows(
            "targets",
            _("Targets in numbers"),
            _("target"),
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("number"), FieldPanel("unit"), FieldPanel("due_on")]),
        ),
        _rows(
            "budget",
            _("Budget"),
            _("budget line"),
            FieldPanel("text"),
            FieldRowPanel([FieldPanel("amount"), FieldPanel("source")]),
        ),
        _rows(
            "assignments",
            _("Who does what"),
            pgettext_lazy("plan", "task"),
            FieldPanel("unit"),
            FieldPanel("text"),
            help_text=_(
                "The part on organisation. Activities with their times are written on the next page."
            ),
        ),
        _rows("recipients", _("Recipients"), _("recipient"), FieldPanel("name")),
    ]
)
