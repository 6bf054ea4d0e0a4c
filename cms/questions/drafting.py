"""From an answered feedback to a page that says what everybody may know of it."""

from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.models import User
from cms.questions.models import Feedback, Origin, QuestionIndexPage, QuestionPage
from cms.slugs import free_slug, slug_of


class NoList(Exception):
    """The site has no list of questions and answers yet."""


def list_of(site: Site) -> QuestionIndexPage:
    """Return the list of questions of a site; raises NoList, saying so in Vietnamese."""
    found: QuestionIndexPage | None = QuestionIndexPage.objects.descendant_of(site.root_page).first()
    if found is None:
        raise NoList(_("The site has no list of questions and answers yet. Please make it first."))
    return found


def draft_page(feedback: Feedback, *, by: User) -> QuestionPage:
    """Return the page on which the answer to a feedback is published, made as a draft where there is none.

    The answer is put in; the question is left for the officer to write in general terms.
    """
    page: QuestionPage | None = QuestionPage.objects.filter(feedback=feedback).first()
    if page is not None:
        return page
    parent = list_of(feedback.site)
    page = QuestionPage(
        title=_("Answer to a resident's feedback"),
        answer=format_html_join(
            "", "<p>{}</p>", ((line,) for line in feedback.answer.splitlines() if line.strip())
        ),
        asker=_("a resident of the commune"),
        asked_on=feedback.received_on,
        origin=Origin.FEEDBACK,
        feedback=feedback,
        for_loudspeakers=True,
        owner=by,
        live=False,
    )
    page.slug = free_slug(slug_of(page.title), parent, page)
    parent.add_child(instance=page)
    page.save_revision(user=by)
    return page
