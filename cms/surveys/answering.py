"""A resident answers: the form, the refusals, the thanks. No script is needed."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from cms.letterbox.callers import address_of, hashed, may_send
from cms.surveys import ballots
from cms.surveys.forms import PERSONAL
from cms.surveys.models import SurveyPage
from cms.surveys.opening import Phase

SHEETS_AN_HOUR, HOUR = 40, 3600
KIOSK = "cms.surveys.kiosk"
THANKS = "cms.surveys.thanks"
REMEMBERED = 400 * 24 * 3600  # seconds a browser remembers that it answered


def kiosk_token(page: SurveyPage) -> str:
    """Return what opens a survey at the kiosk, where many answer one after the other."""
    return signing.dumps(page.pk, salt=KIOSK)


def at_kiosk(request: HttpRequest, page: SurveyPage) -> bool:
    """Whether the address carries the kiosk's token of this very survey."""
    try:
        return bool(signing.loads(request.GET.get("quay", ""), salt=KIOSK) == page.pk)
    except signing.BadSignature:
        return False


@csrf_protect
def answer_to(request: HttpRequest, page: SurveyPage) -> HttpResponse:
    """Return the page of a survey: form, refusal, thanks, or what there is to say while it is closed."""
    answer = _answer(request, page)
    add_never_cache_headers(answer)
    return answer


def _answer(request: HttpRequest, page: SurveyPage) -> HttpResponse:
    done = request.GET.get("xong")
    if request.method != "POST" and done:
        return _thanks(request, page, done)
    phase, kiosk = page.phase(page.box()), at_kiosk(request, page)
    if phase != Phase.OPEN:
        return _shown(
            request, page, refusal=_late(request, phase), status=409 if request.method == "POST" else 200
        )
    if not kiosk and _remembered(request, page):
        return _shown(request, page, answered=True, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _shown(request, page, form=page.get_form(page=page, user=request.user), kiosk=kiosk)
    return _posted(request, page, kiosk)


def _posted(request: HttpRequest, page: SurveyPage, kiosk: bool) -> HttpResponse:
    form = page.get_form(request.POST, page=page, user=request.user)
    if form.is_valid() and form.stamp_read is not None:
        taken = _taken(request, page, form, kiosk)
        if taken is not None:
            return taken
    return _shown(request, page, form=form, kiosk=kiosk, status=400)


def _taken(request: HttpRequest, page: SurveyPage, form: Any, kiosk: bool) -> HttpResponse | None:
    """Cast the sheet and lead on to the thanks; None where it was refused, with the reason on the form."""
    if not kiosk and not may_send(request, f"survey-{page.pk}", at_most=SHEETS_AN_HOUR, seconds=HOUR):
        form.add_error(
            None,
            ValidationError(_("Very many answers came from your connection. Please try again in an hour.")),
        )
        return None
    sheet = ballots.Sheet(
        number=form.stamp_read.number,
        answers={name: value for name, value in form.cleaned_data.items() if name not in PERSONAL},
        name=form.cleaned_data.get("participant", ""),
        contact=form.cleaned_data.get("telephone", ""),
        at_kiosk=kiosk,
    )
    try:
        answer = ballots.cast(page, sheet, "" if kiosk else _sender(request, page))
    except ballots.Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    onward = redirect(_after(request, page, answer.code, kiosk))
    if not kiosk:
        _remember(onward, page)
    return onward


def _after(request: HttpRequest, page: SurveyPage, code: str, kiosk: bool) -> str:
    done = signing.dumps([page.pk, code], salt=THANKS)
    token = f"&quay={request.GET['quay']}" if kiosk else ""
    return f"{page.get_url(request)}?xong={done}{token}"


def _thanks(request: HttpRequest, page: SurveyPage, done: str) -> HttpResponse:
    try:
        number, code = signing.loads(done, salt=THANKS)
    except signing.BadSignature:
        return redirect(page.get_url(request))
    if number != page.pk:
        return redirect(page.get_url(request))
    again = f"{page.get_url(request)}?quay={request.GET['quay']}" if at_kiosk(request, page) else ""
    context = {**page.get_context(request), "code": code, "again": again}
    return TemplateResponse(request, page.get_landing_page_template(request), context)


def _shown(request: HttpRequest, page: SurveyPage, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {**page.get_context(request), **more}
    return TemplateResponse(request, page.get_template(request), context, status=status)


def _late(request: HttpRequest, phase: Phase) -> str:
    return ballots.closed_words(phase) if request.method == "POST" else ""


def _sender(request: HttpRequest, page: SurveyPage) -> str:
    """Return the hash of address and browser with the salt that dies with the survey."""
    browser = request.META.get("HTTP_USER_AGENT", "")[:300]
    return hashed(ballots.box_of(page).salt, address_of(request), browser)


def _cookie(page: SurveyPage) -> str:
    return f"khao-sat-{page.pk}"


def _remembered(request: HttpRequest, page: SurveyPage) -> bool:
    return request.get_signed_cookie(_cookie(page), default="", salt=KIOSK) == "1"


def _remember(answer: HttpResponse, page: SurveyPage) -> None:
    answer.set_signed_cookie(
        _cookie(page),
        "1",
        salt=KIOSK,
        max_age=REMEMBERED,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
        path=page.get_url() or "/",
    )
