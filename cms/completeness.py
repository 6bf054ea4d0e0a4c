"""What a text lacks before it may be submitted: saving is lenient, submitting is not."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.loudspeaker import excess, from_blocks, text_to_air

if TYPE_CHECKING:
    from cms.models import ArticlePage


def gaps(page: Page) -> list[str]:
    """Return what is missing, a Vietnamese sentence each, in the order of the editor; [] where nothing is."""
    from cms.models import ArticlePage

    found = [] if page.title.strip() else [_("The title is empty.")]
    if isinstance(page, ArticlePage):
        found += [*_text_gaps(page), *_air_gaps(page)]
    return found


def _text_gaps(article: "ArticlePage") -> list[str]:
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
    return found


def _pictures(article: "ArticlePage") -> list[Any]:
    return [block.value for block in article.body if block.block_type == "picture"]


def _air_gaps(article: "ArticlePage") -> list[str]:
    if not article.for_loudspeakers:
        return []
    text = text_to_air(article)
    found = [] if text else [_("There is nothing to be read on the loudspeakers.")]
    length = excess(text)
    if length:
        found.append(too_long(length))
    if article.air_from and article.air_until and article.air_until < article.air_from:
        found.append(_("The last day on air lies before the first."))
    return found


def too_long(length: int) -> str:
    """Say that a reading of `length` minutes is not aired."""
    return _("The reading takes about %(minutes)d minutes, too long to be aired. Please shorten it.") % {
        "minutes": length
    }
