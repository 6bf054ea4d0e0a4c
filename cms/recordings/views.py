"""The page on which somebody reads a text aloud, and the sound of what was read."""

import uuid
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page, Revision

from cms.desk.voices import voice_for
from cms.models import LeaderApprovalTask, SpokenPage, User
from cms.recordings import keeping
from cms.recordings.forms import RecordingForm
from media.audio import AudioRejected
from media.models import Recording
from media.ranges import serve_file
from media.recording.keeping import NotKept
from media.recording.wording import length
from media.recording.words import words_sha256
from media.speech.reading import Region
from media.uploads import LONGEST_SECONDS


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    """The text in large type with the recorder; a recording sent is answered in JSON to a script."""
    page = _page(page_id)
    objection = keeping.objection(page, _person(request))
    if request.method == "POST":
        return _taken(request, page, objection)
    return _shown(request, page, objection, RecordingForm(initial=_initial(page)))


def _taken(request: HttpRequest, page: SpokenPage, objection: str) -> HttpResponse:
    form = RecordingForm(request.POST, request.FILES)
    refusal = objection
    if not refusal and form.is_valid():
        try:
            keeping.keep(page, form.sent(), _person(request), _region(request))
        except (NotKept, AudioRejected) as error:
            refusal = str(error)
    elif not refusal:
        refusal = " ".join(str(error) for errors in form.errors.values() for error in errors)
    by_script = request.headers.get("Accept") == "application/json"
    here = reverse("cms_recording", args=(page.pk,))
    if refusal:
        if by_script:
            return JsonResponse({"error": refusal}, status=400)
        messages.error(request, refusal)
        return redirect(here)
    messages.success(
        request, _("The recording is kept in the draft. It is heard when a leader has approved the text.")
    )
    return JsonResponse({"address": here}) if by_script else redirect(here)


@require_POST
def drop(request: HttpRequest, page_id: int) -> HttpResponse:
    """Leave the page to the voice of the machine."""
    page = _page(page_id)
    try:
        keeping.put(page, None, _person(request))
    except NotKept as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("The recording was removed from the draft. The voice of the machine reads this text.")
        )
    return redirect("cms_recording", page.pk)


@require_safe
def sound(request: HttpRequest, page_id: int, recording_id: int) -> HttpResponseBase:
    """What was read for a page: for whoever may edit it, and for leaders once it was submitted."""
    page = _page(page_id)
    drafts = Revision.page_revisions.filter(object_id=str(page.pk), content__recording=recording_id)
    if not page.permissions_for_user(_person(request)).can_edit():
        drafts = drafts.filter(task_states__isnull=False)
        if not any(task.is_leader(request.user) for task in LeaderApprovalTask.objects.all()):
            raise PermissionDenied
    if not drafts.exists():
        raise Http404("no such recording of this page")
    clip = get_object_or_404(Recording.objects.select_related("clip"), pk=recording_id).clip
    return serve_file(request, Path(clip.file.path), "audio/wav", clip.sha256, immutable=False)


def _shown(request: HttpRequest, page: SpokenPage, objection: str, form: RecordingForm) -> HttpResponse:
    text = page.text_to_air()
    context = {
        "page": page,
        "form": form,
        "objection": objection,
        "lines": [line for line in text.split("\n") if line.strip()],
        "expected": length(keeping.expected_seconds(text, _region(request))),
        "longest_minutes": int(LONGEST_SECONDS // 60),
        "recording": page.recording,
        "outdated": page.recording is not None and not page.is_recorded(),
    }
    return render(request, "cms/admin/recording.html", context)


def _initial(page: SpokenPage) -> dict[str, object]:
    return {"key": uuid.uuid4(), "words": words_sha256(page.text_to_air())}


def _page(page_id: int) -> SpokenPage:
    """The newest draft of a page that may be aired."""
    found = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(found, SpokenPage):
        raise Http404("not read on the loudspeakers")
    draft: SpokenPage = found.get_latest_revision_as_object()
    return draft


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _region(request: HttpRequest) -> Region:
    return Region(voice_for(request).region)
