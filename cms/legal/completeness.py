"""What a document lacks before it may be submitted."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from cms.legal.models import DocumentPage


def document_gaps(page: "DocumentPage") -> list[str]:
    """Return what is missing or contradicts itself, a Vietnamese sentence each."""
    return [*_empty(page), *_dates(page), *_relations(page), *_twice(page)]


def _empty(page: "DocumentPage") -> list[str]:
    asked = {
        _("Choose the form of the document."): page.form,
        _("The number and symbol are empty."): page.number.strip(),
        _("Write who issued the document."): page.issuer.strip(),
        _("The date of issue is empty."): page.issued_on,
        _("The abstract is empty."): page.abstract.strip(),
        _("Attach the file of the document, or give the address of its full text."): (
            page.official_link or page.files.all()
        ),
    }
    return [sentence for sentence, there in asked.items() if not there]


def _dates(page: "DocumentPage") -> list[str]:
    found, begins = [], page.life.begins
    if page.issued_on and page.effective_on and page.effective_on < page.issued_on:
        found.append(_("The document is in force before it was issued: check the two dates."))
    if begins and page.ceases_on and page.ceases_on < begins:
        found.append(_("The document ceases to be in force before it begins: check the dates."))
    return found


def _relations(page: "DocumentPage") -> list[str]:
    changes = page.changes.all()
    found = []
    if any(not change.by_name for change in changes):
        found.append(_("Say which later document changed this one: choose it or write its number."))
    if any(change.by_id and change.by_id == page.pk for change in changes):
        found.append(_("A document cannot replace itself."))
    return found


def _twice(page: "DocumentPage") -> list[str]:
    if not (page.number and page.issued_on):
        return []
    same = type(page).objects.filter(
        form=page.form, number__iexact=page.number, issuer__iexact=page.issuer, issued_on=page.issued_on
    )
    if not same.exclude(pk=page.pk).exists():
        return []
    return [_("Another page already holds this document: %(number)s.") % {"number": page.number}]
