"""The addresses behind the reading preview. All need access to the admin; all answer in Vietnamese."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.completeness import too_long
from cms.desk.typed import NotAForm, form_state, typed_text
from cms.desk.voices import voice_for
from cms.loudspeaker import excess, minutes
from cms.pasting import blocks_of
from media.corrections import correct
from media.listening import CannotBeHeard, hear
from media.marked import paragraphs, unsettled
from media.models import Pronunciation
from media.speech.reading import Region, read

LONGEST_PASTE = 200_000  # characters


def _sorry(sentence: str, status: int = 400) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


@require_POST
def reading(request: HttpRequest) -> JsonResponse:
    """The editor's form -> the words the loudspeaker will say, marked, with their length in minutes."""
    try:
        own, derived = typed_text(request)
    except NotAForm as error:
        return _sorry(str(error))
    text = own or derived
    told = {"derived": derived, "own": bool(own)}
    length = excess(text)
    if length:
        html = render_to_string("cms/admin/includes/too_long.html", {"sentence": too_long(length)})
        return JsonResponse({**told, "html": html, "minutes": length})
    said = read(text, region=Region(voice_for(request).region), lexicon=Pronunciation.objects.lexicon())
    html = render_to_string(
        "media/reading.html",
        {"paragraphs": paragraphs(said), "unsettled": unsettled(said), "can_hear": True},
        request=request,
    )
    return JsonResponse({**told, "html": html, "minutes": round(minutes(said.text), 1)})


@require_POST
def listen(request: HttpRequest) -> HttpResponse:
    """A paragraph of spoken words -> audio/wav."""
    try:
        sound = hear(request.POST.get("spoken", ""), voice_for(request), listener=str(request.user.pk))
    except CannotBeHeard as error:
        return _sorry(str(error), 503)
    return HttpResponse(sound, content_type="audio/wav", headers={"Cache-Control": "no-store"})


@require_POST
def keep_correction(request: HttpRequest) -> JsonResponse:
    """How the commune says something -> an entry of its dictionary."""
    if not request.user.has_perm("media.add_pronunciation"):
        return _sorry(_("Your account may not change the dictionary."), 403)
    try:
        entry = correct(
            request.POST.get("written", ""),
            request.POST.get("spoken", ""),
            case_sensitive=request.POST.get("case_sensitive") == "on",
        )
    except ValidationError as error:
        return _sorry(" ".join(error.messages))
    return JsonResponse({"written": entry.written, "spoken": entry.spoken})


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """Plain text of a whole article -> its title, also as a heading for a page that has one, and blocks."""
    text = request.POST.get("text", "")
    if not text.strip():
        return _sorry(_("Paste the text of the article first."))
    if len(text) > LONGEST_PASTE:
        return _sorry(_("The text is too long: paste at most 200,000 characters."))
    pasted = blocks_of(text)
    heading = [{"type": "heading", "value": pasted.title}] if pasted.title else []
    return JsonResponse(
        {
            "title": pasted.title,
            "as_heading": form_state(heading),
            "blocks": form_state(pasted.blocks),
        }
    )
