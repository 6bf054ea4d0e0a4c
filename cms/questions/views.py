"""Feedback of residents: written, received with a code, looked up by it. No script is needed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.models import Site

from cms.letterbox.callers import may_send
from cms.questions import desk
from cms.questions.codes import as_code
from cms.questions.forms import FeedbackForm
from cms.questions.models import Feedback, FeedbackSettings, QuestionPage
from cms.questions.states import FeedbackState

LETTERS_AN_HOUR, LOOKS_AN_HOUR, HOUR = 6, 60, 3600
ANSWERS_SHOWN = 5


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """The form; a letter that is refused comes back with the reason and all its words."""
    site = _site(request)
    rules = FeedbackSettings.for_site(site)
    form = FeedbackForm(request.POST, request.FILES) if request.method == "POST" else FeedbackForm()
    status = 200
    if form.is_bound and rules.accepts:
        taken = _taken(request, form, site)
        if taken is not None:
            return redirect("questions:receipt", taken.code)
        status = 429 if form.has_error("__all__", "too_many") else 400
    return render(request, "cms/questions/write.html", _context(site, rules, form), status=status)


def _taken(request: HttpRequest, form: FeedbackForm, site: Site) -> Feedback | None:
    """Return the feedback a form became; None where it was refused, with the reason on the form."""
    if not form.is_valid() or form.stamp_read is None:
        return None
    if not may_send(request, "feedback", at_most=LETTERS_AN_HOUR, seconds=HOUR):
        form.add_error(None, _too_many())
        return None
    given = form.cleaned_data
    letter = desk.Letter(
        number=form.stamp_read.number,
        consented=bool(given["consent"]),
        **{name: given[name] for name in ("subject", "text", "place", "name", "contact", "photo")},
    )
    try:
        return desk.receive(letter, site)
    except desk.Refused as refusal:
        form.stamp_anew()
        form.add_error(None, str(refusal))
        return None


def _too_many() -> Any:
    from django.core.exceptions import ValidationError

    return ValidationError(
        _("Several letters came from your connection within the hour. Please send this one a little later."),
        code="too_many",
    )


def _context(site: Site, rules: FeedbackSettings, form: FeedbackForm) -> dict[str, Any]:
    today = timezone.localdate()
    answers = QuestionPage.objects.live().public().descendant_of(site.root_page).filter(origin="feedback")
    return {
        "form": form,
        "rules": rules,
        "figures": desk.feedback_figures(site, today.replace(month=1, day=1), today),
        "year": today.year,
        "answers": answers.order_by("-first_published_at", "-pk")[:ANSWERS_SHOWN],
    }


@never_cache
@require_GET
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The code and the last day to answer, to be written down or printed."""
    found = _found(request, code)
    if found is None:
        raise Http404
    return render(request, "cms/questions/receipt.html", {"feedback": found})


@never_cache
@require_GET
def look_up(request: HttpRequest) -> HttpResponse:
    """How far a feedback has come, for whoever holds its code; nothing that names the sender."""
    typed = request.GET.get("ma", "")[:40]
    if not typed:
        return render(request, "cms/questions/look_up.html", {})
    if not may_send(request, "look-up", at_most=LOOKS_AN_HOUR, seconds=HOUR):
        context = {
            "typed": typed,
            "trouble": _("You have looked up many codes. Please try again in an hour."),
        }
        return render(request, "cms/questions/look_up.html", context, status=429)
    found = _found(request, typed)
    if found is None:
        context = {
            "typed": typed,
            "trouble": _("No feedback has this code. Please compare it with your receipt."),
        }
        return render(request, "cms/questions/look_up.html", context, status=404)
    return render(request, "cms/questions/look_up.html", {"typed": found.code, **_state(found)})


def _found(request: HttpRequest, typed: str) -> Feedback | None:
    code = as_code(typed)
    site = _site(request)
    return Feedback.objects.filter(site=site, code=code).first() if code else None


def _state(feedback: Feedback) -> dict[str, Any]:
    page = QuestionPage.objects.live().filter(feedback=feedback).first()
    # What was set aside as spam is told its sender as received: a robot learns nothing from it.
    shown = FeedbackState.RECEIVED if feedback.state == FeedbackState.SPAM else FeedbackState(feedback.state)
    return {
        "feedback": feedback,
        "state": shown.label,
        "settled": shown in (FeedbackState.ANSWERED, FeedbackState.PUBLISHED, FeedbackState.CLOSED),
        "answered": bool(feedback.answer) and shown in (FeedbackState.ANSWERED, FeedbackState.PUBLISHED),
        "closed": shown == FeedbackState.CLOSED,
        "late": feedback.is_late(timezone.localdate()),
        "page": page,
    }


def _site(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site
