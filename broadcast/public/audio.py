"""The sound itself, at an address that names its content."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from broadcast.models import Bulletin
from broadcast.public.publication import may_hear_ahead, public_bulletin
from media.ranges import serve_file

MPEG = "audio/mpeg"


@require_safe
def audio(request: HttpRequest, sha256: str) -> HttpResponse | StreamingHttpResponse:
    """Answer with the recording of this content, whole or in part.

    Everybody may keep what is public for ever. What has not been on air goes to the station's staff only and
    is kept by nobody between; for others it is not there.
    """
    bulletin = public_bulletin(sha256)
    public = bulletin is not None
    if bulletin is None and may_hear_ahead(request.user):
        bulletin = Bulletin.objects.filter(sha256=sha256).exclude(file="").first()
    if bulletin is None:
        raise Http404("no such recording")
    response = serve_file(request, Path(bulletin.file.path), MPEG, sha256, immutable=public)
    response.headers["Content-Disposition"] = f'inline; filename="{file_name(bulletin)}"'
    return response


def file_name(bulletin: Bulletin) -> str:
    return f"ban-tin-{bulletin.slot_id}.mp3"
