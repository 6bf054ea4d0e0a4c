"""What a question and its answer lack before they may be submitted, and what is worth saying about them."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms.legal.names import names_somebody
from cms.legal.personal import find_personal, repeats
from cms.loudspeaker import plain

if TYPE_CHECKING:
    from cms.models import ApprovedPage
    from cms.questions.models import QuestionPage


def question_gaps(page: "QuestionPage") -> list[str]:
    """Return what keeps a question off the site, a Vietnamese sentence each, in the order of the editor."""
    found = []
    if not page.question.strip():
        found.append(_("The question is empty: write it in your own words."))
    if not plain(page.answer):
        found.append(_("The answer is empty."))
    if page.topic_id is None:
        found.append(_("Choose the topic of the question."))
    return [*found, *_private(page)]


def _private(page: "QuestionPage") -> list[str]:
    """Return what would tell the readers who asked, besides the personal data looked for in every page."""
    found = []
    named = names_somebody(page.asker) or find_personal(page.asker)
    if named and not page.legal_basis.strip():
        found.append(
            _("“Who asked” names a person: say it in general terms, or note the consent under “Address”.")
        )
    sender = page.feedback
    if sender is not None and repeats(
        f"{page.title} {page.question} {page.answer}", sender.name, sender.contact
    ):
        found.append(_("The text repeats the sender's name or contact. Please take it out."))
    return found


def broadcast_advice(page: "ApprovedPage") -> list[str]:
    """Remind of Nghị định 49/2024/NĐ-CP, under which answers to feedback are broadcast."""
    from cms.questions.models import Origin, QuestionPage

    if not isinstance(page, QuestionPage) or page.origin != Origin.FEEDBACK or page.for_loudspeakers:
        return []
    return [
        _("Under Decree 49/2024, answers to residents' feedback are broadcast: please tick the loudspeakers.")
    ]
