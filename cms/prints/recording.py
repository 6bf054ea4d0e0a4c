"""Writing down what was printed and handed out, and telling the plan's ledger, a row a deed."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns import corrections
from campaigns.evidence import moment_of, record
from campaigns.models import Channel, Deed
from cms.models import User
from cms.prints.models import Distribution, PrintPage, PrintRun
from cms.prints.stock import difference, left_after


@transaction.atomic
def keep_run(run: PrintRun, page: PrintPage, *, by: User) -> PrintRun:
    """Save a filled-in run of a page, with its evidence."""
    run.page, run.title, run.unit, run.recorded_by = page, page.title, page.unit, by.signature
    run.save()
    _evidence(run, run, Deed.PRINTED, _printed(run, run.quantity), on=run.printed_on)
    return run


@transaction.atomic
def hand_out(given: Distribution, *, by: User) -> Distribution:
    """Save a filled-in distribution, with its evidence; raises NotEnough where less is left of the run."""
    run = _locked(given.run_id)
    left_after(run.corrected, run.handed_out, more_handed_out=given.quantity)
    given.recorded_by = by.signature
    given.save()
    _evidence(given, run, Deed.HANDED_OUT, _handed_out(run, given, given.quantity), on=given.given_on)
    return given


@transaction.atomic
def correct_run(run: PrintRun, right: int, reason: str, *, by: User) -> PrintRun | None:
    """Add the row that makes a run `right` copies; None where it is right already.

    Raises NotEnough where more was handed out, ValueError for a negative number.
    """
    run = _locked(run.pk)
    change = difference(run.corrected, right)
    if change == 0:
        return None
    left_after(run.corrected, run.handed_out, more_printed=change)
    row = PrintRun.objects.create(
        page=run.page,
        title=run.title,
        unit=run.unit,
        printed_on=run.printed_on,
        quantity=change,
        corrects=run,
        reason=reason,
        recorded_by=by.signature,
    )
    _correction(run, right, _printed(run, right), reason, by)
    return row


@transaction.atomic
def correct_distribution(given: Distribution, right: int, reason: str, *, by: User) -> Distribution | None:
    """Add the row that makes a distribution `right` copies; None where it is right already.

    Raises NotEnough where less is left of the run, ValueError for a negative number.
    """
    run = _locked(given.run_id)
    change = difference(given.corrected, right)
    if change == 0:
        return None
    left_after(run.corrected, run.handed_out, more_handed_out=change)
    row = Distribution.objects.create(
        run=run,
        place=given.place,
        quantity=change,
        given_on=given.given_on,
        given_by=given.given_by,
        corrects=given,
        reason=reason,
        recorded_by=by.signature,
    )
    _correction(given, right, _handed_out(run, given, right), reason, by)
    return row


def _locked(pk: int) -> PrintRun:
    """Read a run anew so that two people cannot hand out its last copies at once."""
    return PrintRun.objects.select_for_update(of=("self",)).select_related("page").get(pk=pk)


def _printed(run: PrintRun, quantity: int) -> str:
    words = _("Printed %(quantity)d %(unit)s of “%(title)s”.")
    return words % {"quantity": quantity, "unit": run.unit, "title": run.title}


def _handed_out(run: PrintRun, given: Distribution, quantity: int) -> str:
    words = _("Handed out %(quantity)d %(unit)s of “%(title)s” at %(place)s.")
    return words % {"quantity": quantity, "unit": run.unit, "title": run.title, "place": given.place}


def _key(row: PrintRun | Distribution) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def _correction(of: PrintRun | Distribution, right: int, words: str, reason: str, by: User) -> None:
    """Say in the ledger what is right; where nothing was printed or handed out, take the deed back."""
    stands = corrections.newest(_key(of))
    if right == 0:
        corrections.withdraw(stands, why=reason, actor=by.signature)
    else:
        corrections.correct(stands, why=reason, actor=by.signature, words=words, quantity=Decimal(right))


def _evidence(row: PrintRun | Distribution, run: PrintRun, deed: Deed, words: str, *, on: date) -> None:
    page = run.page
    record(
        key=_key(row),
        deed=deed,
        channel=page.channel if page else Channel.LEAFLET,
        title=run.title,
        words=words,
        actor=row.recorded_by,
        happened_at=moment_of(on),
        activity=page.activity if page else None,
        link=reverse("prints_desk", args=(page.pk,)) if page else "",
        subject=page.source if page else "",
        quantity=Decimal(row.quantity),
        unit=run.unit,
        detail={"place": row.place} if isinstance(row, Distribution) else {"printer": row.printer},
    )
