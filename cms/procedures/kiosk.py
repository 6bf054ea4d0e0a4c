"""The procedures on the touch screen of the one-stop desk: large, and with no way out of it.

Everything works without JavaScript but two things: the keys on the screen (the device's own keyboard or the
letters serve), and going back to the start when nobody touches it. For the latter a meta refresh would do,
but nobody could stop or prolong it, which WCAG 2.2.1 asks for; so a small script counts down in sight.
"""

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.models import Site

from cms.procedures.catalogue import Catalogue, Wish
from cms.procedures.days import midnight
from cms.procedures.models import ProcedureIndexPage, ProcedurePage
from cms.serving import good_until, public_view
from media.printing import qr_svg

SHOWS = ("procedure", "procedure-fields")


def _list(request: HttpRequest) -> ProcedureIndexPage:
    """Return the list of the site asked; raises Http404 where it has none."""
    site = Site.find_for_request(request)
    found = ProcedureIndexPage.objects.live().public()
    page = found.descendant_of(site.root_page).order_by("pk").first() if site else None
    if page is None:
        raise Http404
    return page


@public_view(shows=SHOWS, query=("linh-vuc", "chu"))
def start(request: HttpRequest) -> HttpResponse:
    """The start with fields as tiles; what was searched for, or the procedures of a field or a letter."""
    page = _list(request)
    catalogue, wish = Catalogue(page), Wish.of({key: request.GET.get(key, "") for key in ("tim", "linh-vuc")})
    if catalogue.turns:
        good_until(request, midnight(catalogue.turns))
    letter = request.GET.get("chu", "")[:1]
    context = {
        "page": page,
        "wish": wish,
        "letter": letter,
        "fields": catalogue.by_field(Wish()),
        "letters": sorted(
            Counter(line.letter for line in catalogue.usable() if line.letter).items(), key=_alphabet
        ),
        **_answer(catalogue, wish, letter),
    }
    return render(request, "cms/procedures/kiosk/start.html", context)


def _alphabet(counted: tuple[str, int]) -> tuple[str, bool]:
    """Sort Đ behind D."""
    return counted[0].replace("Đ", "D"), counted[0] == "Đ"


def _answer(catalogue: Catalogue, wish: Wish, letter: str) -> dict[str, Any]:
    if not (wish.words or wish.field or letter):
        return {"asked": False}
    lines = catalogue.answer(wish)
    if letter:
        lines = [line for line in lines if line.letter == letter]
    return {"asked": True, "lines": lines, "field_name": catalogue.fields.get(wish.field, "")}


def _procedure(request: HttpRequest, pk: int) -> ProcedurePage:
    live = ProcedurePage.objects.child_of(_list(request)).live().public().select_related("field")
    found: ProcedurePage = get_object_or_404(live, pk=pk)
    return found


@public_view(shows=SHOWS)
def procedure(request: HttpRequest, pk: int) -> HttpResponse:
    """One procedure, with a code that takes it along on a phone."""
    page = _procedure(request, pk)
    if page.turns_on:
        good_until(request, midnight(page.turns_on))
    context = {"page": page, "procedure": page, "dossier": page.dossier.all(), "forms": page.forms.all()}
    return render(request, "cms/procedures/kiosk/procedure.html", context)


@public_view(shows=SHOWS)
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR code of a procedure's page as a picture."""
    address = _procedure(request, pk).full_url or ""
    return HttpResponse(qr_svg(address, border=2), content_type="image/svg+xml")
