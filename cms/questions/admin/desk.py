"""One feedback on the desk: what was written, what was done, and the deeds that are left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from cms.access import person
from cms.questions import desk
from cms.questions.admin.access import HANDLE, may_answer, the_feedback
from cms.questions.drafting import NoList, draft_page, list_of
from cms.questions.forms import AnswerForm, AssignForm, CloseForm
from cms.questions.models import Feedback, QuestionPage
from cms.questions.states import FeedbackState, IllegalStep, may_move

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

S = FeedbackState


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one feedback, with the deeds this account may do."""
    feedback = the_feedback(request, pk)
    return render(request, "cms/questions/admin/feedback.html", _context(request, feedback, {}))


def photo(request: HttpRequest, pk: int) -> FileResponse:
    """The photo, for those who may read the feedback."""
    feedback = the_feedback(request, pk)
    if not feedback.photo:
        raise Http404
    answer = FileResponse(feedback.photo.open("rb"), content_type="image/jpeg")
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@require_POST
def act(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Do one deed: "giao", "tra-loi", "dong", "rac", "khong-phai-rac", "dang", "xoa-lien-he"."""
    feedback = the_feedback(request, pk)
    if deed not in _DEEDS:
        raise Http404
    allowed = may_answer(request.user, feedback) if deed == "tra-loi" else request.user.has_perm(HANDLE)
    if not allowed:
        raise PermissionDenied
    try:
        return _DEEDS[deed](request, feedback)
    except (desk.Overtaken, NoList) as refusal:
        messages.error(request, str(refusal))
    except IllegalStep:
        messages.error(request, _("This can no longer be done: the feedback has moved on meanwhile."))
    return _back(feedback)


def _by_form(
    name: str, form_class: type[forms.Form], deed: Callable[..., None], said: "StrOrPromise"
) -> Callable[[HttpRequest, Feedback], HttpResponse]:
    """Return what does `deed` with the one field of a form, shown as `name`, and says so."""

    def do(request: HttpRequest, feedback: Feedback) -> HttpResponse:
        form = form_class(request.POST)
        if not form.is_valid():
            return _again(request, feedback, {name: form})
        [given] = form.cleaned_data.values()
        deed(feedback, given, by=person(request))
        messages.success(request, said)
        return _back(feedback)

    return do


def _set_aside(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    desk.set_aside(feedback, by=person(request))
    messages.success(request, _("Set aside as spam."))
    return redirect("cms_feedback:index")


def _bring_back(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    desk.bring_back(feedback, by=person(request))
    return _back(feedback)


def _publish(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    if feedback.state != S.ANSWERED or not _may_publish(request, feedback):
        raise PermissionDenied
    page = draft_page(feedback, by=person(request))
    messages.success(
        request,
        _("A draft is made. Write the question in general terms, then submit it to a leader."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def _erase(request: HttpRequest, feedback: Feedback) -> HttpResponse:
    desk.erase_sender(feedback, by=person(request).signature)
    messages.success(request, _("Name, contact and photo of the sender are erased."))
    return _back(feedback)


_DEEDS: dict[str, Callable[[HttpRequest, Feedback], HttpResponse]] = {
    "giao": _by_form(
        "assign_form",
        AssignForm,
        desk.assign,
        gettext_lazy("Handed over. It now stands on that person's home page."),
    ),
    "tra-loi": _by_form(
        "answer_form", AnswerForm, desk.answer, gettext_lazy("Answered. The sender reads it with the code.")
    ),
    "dong": _by_form("close_form", CloseForm, desk.close, gettext_lazy("Closed without publishing.")),
    "rac": _set_aside,
    "khong-phai-rac": _bring_back,
    "dang": _publish,
    "xoa-lien-he": _erase,
}


def _back(feedback: Feedback) -> HttpResponse:
    return redirect("cms_feedback_show", feedback.pk)


def _again(request: HttpRequest, feedback: Feedback, forms_sent: dict[str, forms.Form]) -> HttpResponse:
    context = _context(request, feedback, forms_sent)
    return render(request, "cms/questions/admin/feedback.html", context, status=400)


def _may_publish(request: HttpRequest, feedback: Feedback) -> bool:
    try:
        return bool(list_of(feedback.site).permissions_for_user(person(request)).can_add_subpage())
    except NoList:
        return False


def _context(request: HttpRequest, feedback: Feedback, sent: dict[str, forms.Form]) -> dict[str, Any]:
    """Return what the page shows; a form is there where its deed may be done."""
    state, handles = feedback.state, request.user.has_perm(HANDLE)
    answers = may_answer(request.user, feedback) and may_move(state, S.ANSWERED)
    offered: dict[str, forms.Form | None] = {
        "assign_form": AssignForm() if handles and may_move(state, S.ASSIGNED) else None,
        "answer_form": AnswerForm(initial={"answer": feedback.answer})
        if answers and state != S.PUBLISHED
        else None,
        "close_form": CloseForm() if handles and may_move(state, S.CLOSED) else None,
    }
    return {
        "feedback": feedback,
        "late": feedback.is_late(timezone.localdate()),
        "deeds": feedback.deeds.all(),
        "pages": QuestionPage.objects.filter(feedback=feedback),
        "may_publish": handles and state == S.ANSWERED and _may_publish(request, feedback),
        "may_set_aside": handles and may_move(state, S.SPAM),
        "may_bring_back": handles and state == S.SPAM,
        "may_erase": handles and feedback.names_somebody(),
        "header_title": feedback.subject,
        "breadcrumbs_items": [
            {"url": reverse("cms_feedback:index"), "label": _("Residents' feedback")},
            {"url": "", "label": feedback.subject},
        ],
        **offered,
        **sent,
    }
