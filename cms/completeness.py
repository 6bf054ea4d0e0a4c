"""What a text lacks before it may be submitted: saving is lenient, submitting is not.

A feature that asks something of every page registers a check: its sentences come after the page's own.
What is worth saying to the author but stops nothing is advice, and has checks of its own.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cms.films import film_at
from cms.loudspeaker import cited, excess, from_blocks

if TYPE_CHECKING:
    from cms.models import ApprovedPage, ArticlePage, SpokenPage

FILM_EXTENSIONS = ("mp4", "webm")
Check = Callable[["ApprovedPage"], list[str]]
gap_checks: list[Check] = []
advice_checks: list[Check] = []


def gaps(page: "ApprovedPage") -> list[str]:
    """Return what is missing, a Vietnamese sentence each, in the order of the editor; [] where nothing is."""
    found = [] if page.title.strip() else [_("The title is empty.")]
    return [*found, *page.gaps(), *(sentence for check in gap_checks for sentence in check(page))]


def advice(page: "ApprovedPage") -> list[str]:
    """Return what the author and the leader should know before it goes public, a Vietnamese sentence each."""
    return [sentence for check in advice_checks for sentence in check(page)]


def text_gaps(article: "ArticlePage") -> list[str]:
    """Return what an article lacks to be read on the site."""
    found = []
    if not article.summary.strip():
        found.append(_("The summary is empty: write one or two sentences."))
    if not from_blocks(article.body).strip():
        found.append(_("The article has no text yet."))
    found += [
        _("Picture %(number)d has neither a description nor a caption.") % {"number": number}
        for number, picture in enumerate(_pictures(article), start=1)
        if not (picture.get("description") or picture.get("caption"))
    ]
    return [*found, *_citation_gaps(article), *_film_gaps(article)]


def _citation_gaps(article: "ArticlePage") -> list[str]:
    return [
        _("Citation %(number)d names no document: choose one or write its number.") % {"number": number}
        for number, citation in enumerate(_values(article, "citation"), start=1)
        if not cited(citation)
    ]


def _film_gaps(article: "ArticlePage") -> list[str]:
    found = []
    for film in _values(article, "film"):
        title = {"title": film.get("title") or ""}
        if not film.get("file") and film_at(film.get("address") or "") is None:
            found.append(_("The film “%(title)s” has neither a file nor an https address.") % title)
        if film.get("file") and film["file"].file_extension.lower() not in FILM_EXTENSIONS:
            found.append(_("The file of the film “%(title)s” is neither MP4 nor WebM.") % title)
    return found


def _pictures(article: "ArticlePage") -> list[Any]:
    return _values(article, "picture")


def _values(article: "ArticlePage", kind: str) -> list[Any]:
    return [block.value for block in article.body if block.block_type == kind]


def air_gaps(page: "SpokenPage") -> list[str]:
    """Return what keeps a page off the loudspeakers."""
    if not page.for_loudspeakers:
        return []
    text = page.text_to_air()
    found = [] if text else [_("There is nothing to be read on the loudspeakers.")]
    length = excess(text)
    if length:
        found.append(too_long(length))
    if page.air_from and page.air_until and page.air_until < page.air_from:
        found.append(_("The last day on air lies before the first."))
    return found


def too_long(length: int) -> str:
    """Say that a reading of `length` minutes is not aired."""
    return _("The reading takes about %(minutes)d minutes, too long to be aired. Please shorten it.") % {
        "minutes": length
    }
