"""Answer sheets into the ballot box: one a person as far as is decent, none after closing."""

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cms.surveys.models import BallotBox, SurveyAnswer, SurveyPage
from cms.surveys.opening import Phase

# How many sheets one connection with one make of browser may send: neighbours share both.
FROM_ONE_SENDER = 5


class Refused(Exception):
    """The sheet was not taken; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer sheet as it came in: `number` of its stamp, `answers` by question name."""

    number: str
    answers: dict[str, Any] = field(default_factory=dict)
    name: str = ""
    contact: str = ""
    at_kiosk: bool = False


def box_of(page: SurveyPage) -> BallotBox:
    """Return the ballot box of a survey, made where there is none."""
    box, _made = BallotBox.objects.get_or_create(page_id=page.pk)
    return box


def cast(page: SurveyPage, sheet: Sheet, sender: str) -> SurveyAnswer:
    """Put a sheet into the box; the same form sent twice, even at once, is one sheet.

    `sender` is the hash of address and browser, "" at the kiosk. Raises Refused after closing, and where
    too many sheets came from one sender already.
    """
    box_of(page)
    try:
        with transaction.atomic():
            # Whoever seals waits for this row, and whoever casts waits for whoever seals.
            box = BallotBox.objects.select_for_update().get(page_id=page.pk)
            if page.phase(box) != Phase.OPEN:
                raise Refused(closed_words(page.phase(box)))
            before = SurveyAnswer.objects.filter(page_id=page.pk, number=sheet.number).first()
            if before is not None:
                return before
            if sender and _sent(page, sender) >= FROM_ONE_SENDER:
                raise Refused(
                    _(
                        "Several answers came from your connection already. At the one-stop desk "
                        "everybody can answer."
                    )
                )
            return _kept(page, sheet, sender)
    except IntegrityError:  # the other half of a double click was faster
        return SurveyAnswer.objects.get(number=sheet.number)


def closed_words(phase: Phase) -> str:
    """Say kindly why no answer is taken."""
    if phase == Phase.NOT_YET:
        return _("This survey does not take answers yet. Please come back when it opens.")
    return _("This survey is closed and takes no more answers. Thank you for wanting to take part.")


def _sent(page: SurveyPage, sender: str) -> int:
    return SurveyAnswer.objects.filter(page_id=page.pk, sender=sender).count()


def _kept(page: SurveyPage, sheet: Sheet, sender: str) -> SurveyAnswer:
    return SurveyAnswer.objects.create(
        page=page,
        form_data=sheet.answers,
        number=sheet.number,
        sender=sender,
        at_kiosk=sheet.at_kiosk,
        name=sheet.name,
        contact=sheet.contact,
    )
