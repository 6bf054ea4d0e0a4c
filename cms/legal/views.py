"""What the editor asks while somebody writes: is anything out of date, does it hold personal data."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.legal.advice import advice_on, named, personal_in
from cms.legal.typed import typed_words


@require_POST
def advise(request: HttpRequest) -> JsonResponse:
    """The editor's form -> {"advice": [sentences]}; changes nothing."""
    text = typed_words(request.POST)
    own = request.POST.get("number", "") if "abstract" in request.POST else ""
    sentences = advice_on(text, own)
    found = personal_in(text)
    if found and not request.POST.get("legal_basis", "").strip():
        sentences.append(
            _("Personal information: %(found)s. To submit it, note the legal basis in the tab “Address”.")
            % {"found": "; ".join(named(found))}
        )
    return JsonResponse({"advice": sentences})
