"""What a survey lacks before it may be submitted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms.surveys.models.questions import WITH_CHOICES, AskedAs, SurveyQuestion

if TYPE_CHECKING:
    from cms.surveys.models import SurveyPage

FEWEST_CHOICES = 2


def survey_gaps(page: "SurveyPage") -> list[str]:
    """Return what keeps a survey off the site, a Vietnamese sentence each."""
    questions = list(page.form_fields.all())
    found = [] if page.invitation.strip() else [_("The invitation is empty: say what the answers are for.")]
    if not questions:
        found.append(_("There is no question yet."))
    if page.opens_at and page.closes_at and page.closes_at <= page.opens_at:
        found.append(_("The survey closes before it opens."))
    found += [line for place, one in enumerate(questions, start=1) for line in _of_question(page, place, one)]
    if page.is_quiz:
        found += _of_quiz(page, questions)
    return found


def _of_question(page: "SurveyPage", place: int, question: SurveyQuestion) -> Iterator[str]:
    number = {"number": place}
    if question.field_type in WITH_CHOICES and len(question.offered) < FEWEST_CHOICES:
        yield _("Question %(number)d has fewer than two choices.") % number
    right = question.right_answers
    if question.offered and not set(right) <= set(question.offered):
        yield _("The right answer to question %(number)d is not among its choices.") % number
    if question.field_type == AskedAs.ONE and len(right) > 1:
        yield _("Question %(number)d takes one answer, but has several right ones.") % number
    if question.field_type == AskedAs.GUESS and not page.is_quiz:
        yield _("Question %(number)d asks for a guess, which belongs into a quiz.") % number


def _of_quiz(page: "SurveyPage", questions: list[SurveyQuestion]) -> Iterator[str]:
    if page.closes_at is None:
        yield _("Say when the quiz closes.")
    if not any(question.right for question in questions):
        yield _("No question of the quiz has a right answer yet.")
    if sum(1 for question in questions if question.field_type == AskedAs.GUESS) > 1:
        yield _("A quiz asks for one guess only.")
