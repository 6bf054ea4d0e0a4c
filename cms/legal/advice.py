"""What an author is told about a text: outdated words, repealed documents, residents' personal data."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.legal.codes import code_of
from cms.legal.force import Force
from cms.legal.models import DocumentPage
from cms.legal.outdated import Outdated, find_outdated
from cms.legal.personal import Kind, Personal, find_personal
from cms.legal.shipped import table
from cms.models import ApprovedPage, CommuneSettings

# Whoever keeps telephone numbers and e-mail addresses of offices tells them here; they are nobody's own.
official_contacts: list[Callable[[], Iterable[str]]] = []


def outdated_advice(page: ApprovedPage) -> list[str]:
    """Advice about a page: what it says that is out of date, with the replacement."""
    own = page.number if isinstance(page, DocumentPage) else ""
    return advice_on(f"{page.title}\n{page.words()}", own)


def advice_on(text: str, own_number: str = "") -> list[str]:
    """Return a Vietnamese sentence for each outdated word or document in `text` but `own_number`."""
    own = code_of(own_number) if own_number else None
    rows = [*table(), *repealed()]
    if own is not None:
        rows = [row for row in rows if not _is(row, own_number)]
    return [_sentence(found.said, found.outdated) for found in find_outdated(text, rows)]


def repealed() -> list[Outdated]:
    """Return the documents on the site that are no longer in force, with what replaced them."""
    gone = DocumentPage.objects.live().with_force(timezone.localdate()).filter(force_then=Force.REPEALED)
    return [_row(page) for page in gone.prefetch_related("changes__by")]


def _is(row: Outdated, number: str) -> bool:
    one, other = code_of(row.written), code_of(number)
    return one is not None and other is not None and one.means(other)


def _row(page: DocumentPage) -> Outdated:
    later = [change.by_name for change in page.replaced_by if change.by_name]
    return Outdated(page.name, "; ".join(later), _("%(name)s is no longer in force.") % {"name": page.name})


def _sentence(said: str, row: Outdated) -> str:
    words = {"said": said, "replacement": row.replacement, "reason": row.reason}
    if not row.replacement:
        return _("“%(said)s” is out of date. %(reason)s") % words
    return (_("“%(said)s” is out of date; write “%(replacement)s”. %(reason)s") % words).strip()


def personal_gaps(page: ApprovedPage) -> list[str]:
    """Ask for the legal basis of the personal data a page makes public, naming what was found."""
    if page.legal_basis.strip():
        return []
    found = personal_in(f"{page.title}\n{page.words()}")
    if not found:
        return []
    return [
        _(
            "The text holds personal information: %(found)s. Take it out, or note the legal basis for making "
            "it public in the tab “Address”."
        )
        % {"found": "; ".join(named(found))}
    ]


def personal_in(text: str) -> list[Personal]:
    """Return the personal data in `text`, the numbers and addresses of the commune's offices apart."""
    official = [contact for source in official_contacts for contact in source()]
    own = chain.from_iterable(CommuneSettings.objects.values_list("phone", "email"))
    return find_personal(text, [*official, *own])


def named(found: list[Personal], at_most: int = 5) -> Iterator[str]:
    """Say what was found, a phrase each, at most so many of them."""
    kinds = {
        Kind.PHONE: _("telephone number %(said)s"),
        Kind.IDENTITY: _("identity number %(said)s"),
        Kind.EMAIL: _("e-mail address %(said)s"),
        Kind.CONDITION: _("name and circumstances %(said)s"),
    }
    for one in found[:at_most]:
        yield kinds[one.kind] % {"said": one.said}
    if len(found) > at_most:
        yield _("and %(number)d more") % {"number": len(found) - at_most}
