"""The board in the admin: every place with its share, what is to be done there, and ticking it off."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from cms.models import User
from cms.notices.models import Place
from cms.past import not_long_ago
from cms.procedures.models import ProcedurePage
from cms.procedures_board.board import NotPosted, PlaceBoard, board_of, boards, tick_off
from cms.procedures_board.sheet import sheet_of


class TickForm(forms.Form):
    """Which procedures were posted or taken down, and on which day."""

    procedures = forms.MultipleChoiceField(
        error_messages={
            "required": gettext_lazy("Tick at least one procedure."),
            "invalid_choice": gettext_lazy("Nothing has to be done with one of these procedures any more."),
        }
    )
    day = forms.DateField(
        label=gettext_lazy("Done on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Write the day."),
            "invalid": gettext_lazy("This is no date."),
        },
        validators=[not_long_ago],
    )

    def __init__(self, *args: Any, board: PlaceBoard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["procedures"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(line.page.pk, line.page.title) for line in board.to_do]


def reader(request: HttpRequest) -> User:
    """Return who is signed in where that account may see the board; raises PermissionDenied."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm("procedures_board.view_procedureposting"):
        raise PermissionDenied
    return user


def board(request: HttpRequest) -> HttpResponse:
    """Every place with the share of procedures that hang there as they are now."""
    reader(request)
    return render(request, "cms/procedures_board/board.html", {"boards": boards()})


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One place: what has to be posted, brought up to date or taken down there."""
    user = reader(request)
    found = board_of(get_object_or_404(Place.objects.filter(active=True), pk=pk))
    may = user.has_perm("procedures_board.add_procedureposting")
    form = TickForm(request.POST or None, board=found, initial={"day": timezone.localdate()})
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if form.is_valid() and _ticked(request, found, form, user):
            return redirect("procedures_board_place", pk)
    return render(request, "cms/procedures_board/place.html", {"board": found, "form": form, "may": may})


def _ticked(request: HttpRequest, found: PlaceBoard, form: TickForm, user: User) -> bool:
    keys = [int(key) for key in form.cleaned_data["procedures"]]
    try:
        number = tick_off(found.place, keys, form.cleaned_data["day"], by=user)
    except NotPosted as error:
        form.add_error("day", str(error))
        return False
    said = ngettext("%(n)d procedure was ticked off.", "%(n)d procedures were ticked off.", number)
    messages.success(request, said % {"n": number})
    return True


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The posting sheet of a live procedure: ?kho=a3 for A3, ?noi=… for the place it hangs at."""
    reader(request)
    page = get_object_or_404(ProcedurePage.objects.live().select_related("field"), pk=pk)
    asked = request.GET.get("noi", "")
    where = (
        Place.objects.filter(pk=int(asked)).first()
        if asked.isascii() and asked.isdigit() and len(asked) < 19
        else None
    )
    paper = "a3" if request.GET.get("kho") == "a3" else "a4"
    headers = {
        "Content-Disposition": f'inline; filename="niem-yet-{page.slug}-{paper}.pdf"',
        "Cache-Control": "no-store",
    }
    content = sheet_of(page, where, "a3" if paper == "a3" else "a4")
    return HttpResponse(content, content_type="application/pdf", headers=headers)
