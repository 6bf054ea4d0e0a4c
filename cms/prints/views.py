"""Files anybody may take: those of pages that are on the site, as they are on the site."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.prints.made import pdf_of, png_of
from cms.prints.models import PrintPage
from cms.prints.shown import LARGE, PICTURE
from media.printing import Overflow

A_DAY = "public, max-age=86400"


@require_safe
def pdf(request: HttpRequest, page_id: int) -> HttpResponse:
    """The sheet as PDF, as large as it is cut."""
    return _or_missing(lambda: pdf_answer(_live(page_id), bleed=False))


@require_safe
def print_ready(request: HttpRequest, page_id: int) -> HttpResponse:
    """The sheet for the printer: with 3 mm of bleed and crop marks."""
    return _or_missing(lambda: pdf_answer(_live(page_id), bleed=True))


@require_safe
def side(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """A side as a picture for the screen."""
    return _or_missing(lambda: png_answer(_live(page_id), number, PICTURE))


@require_safe
def large_side(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """A side as a large picture, to be sent on."""
    return _or_missing(lambda: png_answer(_live(page_id), number, LARGE))


def pdf_answer(page: PrintPage, *, bleed: bool) -> HttpResponse:
    """Answer with the PDF of a page; raises media.printing.Overflow."""
    name = f"{page.slug}{'-ban-in' if bleed else ''}.pdf"
    return _file(pdf_of(page, bleed=bleed), "application/pdf", f'attachment; filename="{name}"')


def png_answer(page: PrintPage, number: int, widest: int) -> HttpResponse:
    """Answer with a side as picture; raises media.printing.Overflow, and Http404 for a side there is not."""
    try:
        content = png_of(page, number, widest=widest)
    except IndexError as error:
        raise Http404(_("There is no such side.")) from error
    return _file(content, "image/png", f'inline; filename="{page.slug}-{number}.png"')


def _or_missing(answer: Callable[[], HttpResponse]) -> HttpResponse:
    """What does not fit was never approved; should a template change make it so, there is no file."""
    try:
        return answer()
    except Overflow as error:
        raise Http404(_("This sheet does not fit on its paper.")) from error


def _file(content: bytes, kind: str, disposition: str) -> HttpResponse:
    headers = {"Cache-Control": A_DAY, "Content-Disposition": disposition}
    return HttpResponse(content, content_type=kind, headers=headers)


def _live(page_id: int) -> PrintPage:
    page: PrintPage = get_object_or_404(PrintPage.objects.live().public(), pk=page_id)
    return page
