"""The results of a survey: counted, drawn, sealed, written as Excel."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.evidence import record
from campaigns.models import Channel, Deed
from cms.charts import BarChart, bar_chart
from cms.models import User
from cms.serving import changed
from cms.surveys.ballots import box_of
from cms.surveys.models import BallotBox, SurveyAnswer, SurveyPage
from cms.surveys.models.questions import step_words
from cms.surveys.opening import Phase
from cms.surveys.scoring import Entry, score, spread, winners
from cms.surveys.tally import Tally, tally
from cms.tables import workbook_of


class NotYet(Exception):
    """The results cannot be sealed; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One question's tally with its chart, None where nothing was offered to choose."""

    tally: Tally
    chart: BarChart | None


@dataclass(frozen=True, slots=True)
class Results:
    """`answers` is how many sheets there are; `points` how many reached how many points, in a quiz."""

    answers: int
    questions: list[Shown]
    points: BarChart | None = None
    all_right: int = 0


def results_of(page: SurveyPage) -> Results:
    """Count every answer there is now."""
    answers = _answers(page)
    counted = tally([one.as_counted() for one in page.get_form_fields()], [one.form_data for one in answers])
    if not page.is_quiz:
        return Results(len(answers), [_shown(one) for one in counted])
    entries = entries_of(page, answers)
    rows = [(_("%(points)d points") % {"points": points}, number) for points, number in spread(entries)]
    chart = bar_chart(_("How many reached how many points"), rows)
    right = sum(1 for entry in entries if entry.all_right)
    return Results(len(answers), [_shown(one) for one in counted], chart, right)


def _shown(one: Tally) -> Shown:
    if not one.rows:
        return Shown(one, None)
    rows = [(step_words(step), number) for step, number in one.rows] if one.question.is_scale else one.rows
    return Shown(one, bar_chart(one.question.label, rows, whole=one.answered))


def _answers(page: SurveyPage) -> list[SurveyAnswer]:
    return list(SurveyAnswer.objects.filter(page_id=page.pk).order_by("submit_time", "pk"))


def entries_of(page: SurveyPage, answers: Sequence[SurveyAnswer]) -> list[Entry]:
    """Return the sheets of a quiz with their points."""
    keys, guess = [one.as_key() for one in page.get_form_fields()], page.guess_name
    return [_entry(answer, keys, guess) for answer in answers]


def _entry(answer: SurveyAnswer, keys: list[Any], guess: str) -> Entry:
    points, all_right = score(keys, answer.form_data)
    guessed = answer.form_data.get(guess) if guess else None
    return Entry(answer.code, points, all_right, guessed if isinstance(guessed, int) else None)


@transaction.atomic
def seal(page: SurveyPage, seed: str, *, by: User) -> BallotBox:
    """Seal the results once and for all: count, draw the winners, forget the hashes, write the ledger.

    `seed` is what the draw is made with, published with the winners; one is drawn where it is "".
    Raises NotYet while answers are taken, and where the results are sealed already.
    """
    box_of(page)
    box = BallotBox.objects.select_for_update().get(page_id=page.pk)
    phase = page.phase(box)
    if phase == Phase.SEALED:
        raise NotYet(_("The results are sealed already."))
    if phase != Phase.CLOSED:
        raise NotYet(_("The survey still takes answers. Results are sealed after it has closed."))
    answers = _answers(page)
    entries = entries_of(page, answers) if page.is_quiz else []
    box.sealed_at, box.sealed_by = timezone.now(), by.signature
    box.answers, box.all_right = len(answers), sum(1 for entry in entries if entry.all_right)
    box.seed = seed.strip()[:100] or secrets.token_hex(8)
    box.winners = [_row(entry) for entry in winners(entries, page.winners_wanted, box.seed)]
    box.salt = ""
    box.save()
    SurveyAnswer.objects.filter(page_id=page.pk).update(sender="")
    _write_ledger(page, box)
    changed("survey results")
    return box


def _row(entry: Entry) -> dict[str, Any]:
    return {"code": entry.code, "score": entry.score, "guess": entry.guess}


def _write_ledger(page: SurveyPage, box: BallotBox) -> None:
    words = (
        _("Held the quiz “%(title)s”: %(number)d people took part.")
        if page.is_quiz
        else _("Held the survey “%(title)s”: %(number)d people answered.")
    )
    assert box.sealed_at is not None
    record(
        key=f"survey:{page.source}",
        deed=Deed.HELD,
        channel=Channel.CONTEST if page.is_quiz else Channel.WEBSITE,
        title=page.title,
        words=words % {"title": page.title, "number": box.answers},
        actor=box.sealed_by,
        happened_at=box.sealed_at,
        activity=page.activity,
        link=page.full_url or "",
        subject=page.source,
        quantity=Decimal(box.answers),
        unit=pgettext("unit of a survey", "answers"),
        detail={"seed": box.seed, "winners": box.winners, "all_right": box.all_right},
    )


def as_workbook(page: SurveyPage) -> bytes:
    """Return an .xlsx with every answer sheet and, on a second sheet, the counts."""
    questions = list(page.get_form_fields())
    answers = _answers(page)
    heads = [
        _("Number of the sheet"),
        pgettext("of answering", "Time"),
        pgettext("of answering", "Place"),
        *(one.label for one in questions),
    ]
    if page.is_quiz:
        heads += [_("Points"), _("Name"), _("Telephone")]
    counts = [_("Question"), _("Choice"), _("Number of people")]
    return workbook_of(
        [
            (_("Answers"), heads, _rows(page, questions, answers)),
            (_("Counts"), counts, _count_rows(results_of(page))),
        ]
    )


def _rows(page: SurveyPage, questions: Sequence[Any], answers: Sequence[SurveyAnswer]) -> Iterator[list[Any]]:
    points = {entry.code: entry.score for entry in entries_of(page, answers)} if page.is_quiz else {}
    for answer in answers:
        at = f"{timezone.localtime(answer.submit_time):%d/%m/%Y %H:%M}"
        place = _("kiosk") if answer.at_kiosk else _("at home")
        given = [_said(answer.form_data.get(one.name)) for one in questions]
        who = [points[answer.code], answer.name, answer.contact] if page.is_quiz else []
        yield [answer.code, at, place, *given, *who]


def _said(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _count_rows(results: Results) -> Iterator[list[Any]]:
    for shown in results.questions:
        label = shown.tally.question.label
        for choice, number in shown.tally.rows:
            yield [label, choice, number]
        if not shown.tally.rows:
            yield [label, _("answered"), shown.tally.answered]
        if shown.tally.average is not None:
            yield [label, _("average"), shown.tally.average]
