"""Trying a reading, and listening to a clip."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from media.marked import paragraphs, unsettled
from media.models import AudioClip, Pronunciation
from media.speech.reading import Entry, Region, read

LONGEST_TRIAL = 2000  # characters


@require_POST
def try_reading(request: HttpRequest) -> JsonResponse:
    """A sentence, and the entry somebody is typing, -> how it is read, marked."""
    text = request.POST.get("text", "")
    if len(text) > LONGEST_TRIAL:
        return JsonResponse({"error": _("Try at most 2,000 characters at a time.")}, status=400)
    lexicon = Pronunciation.objects.lexicon()
    written, spoken = request.POST.get("written", "").strip(), request.POST.get("spoken", "").strip()
    if written and spoken:
        case_sensitive = request.POST.get("case_sensitive") == "on"
        lexicon = lexicon.with_entries([Entry(written=written, spoken=spoken, case_sensitive=case_sensitive)])
    south = request.POST.get("region") == Region.SOUTH
    said = read(text, region=Region.SOUTH if south else Region.NORTH, lexicon=lexicon)
    html = render_to_string(
        "media/reading.html", {"paragraphs": paragraphs(said), "unsettled": unsettled(said), "plain": True}
    )
    return JsonResponse({"html": html})


@require_GET
def clip_sound(request: HttpRequest, clip_id: int) -> FileResponse:
    """The sound of a clip, for whoever may see clips."""
    if not request.user.has_perm("media.view_audioclip"):
        raise PermissionDenied
    clip = get_object_or_404(AudioClip, pk=clip_id, recording=None)
    return FileResponse(clip.file.open("rb"), content_type="audio/wav")
