"""The article as it stands in somebody's unsaved form."""

from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from cms.loudspeaker import from_blocks
from cms.models import ArticlePage


class NotAForm(Exception):
    """What was sent is not the editor's form; str() is the Vietnamese sentence."""


def typed_text(request: HttpRequest) -> tuple[str, str]:
    """Return the loudspeaker text typed by hand ("" for none) and the one derived from the blocks typed."""
    own = str(request.POST.get("loudspeaker_text", "")).strip().replace("\r\n", "\n")
    derived = from_blocks(_body(request)) if "body-count" in request.POST else ""
    return own, derived


def form_state(blocks: list[dict[str, Any]]) -> Any:
    """Return blocks (as StreamField's JSON has them) in the shape the editor's own script takes."""
    block = ArticlePage._meta.get_field("body").stream_block
    return block.get_form_state(block.to_python(blocks))


def _body(request: HttpRequest) -> Any:
    block = ArticlePage._meta.get_field("body").stream_block
    try:
        return block.value_from_datadict(request.POST, request.FILES, "body")
    except (MultiValueDictKeyError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotAForm(_("The editor could not be understood. Please reload the page.")) from error
