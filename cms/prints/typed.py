"""The sheet as it stands in somebody's unsaved form."""

from decimal import Decimal, InvalidOperation

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.prints.models import PrintPage
from media.printing import Template, Theme


class NotAForm(Exception):
    """What was sent is not the editor's form; str() is the Vietnamese sentence."""


PLAIN = ("title", "kicker", "summary", "produced_by", "licence")


def typed_page(request: HttpRequest) -> PrintPage:
    """Return a page, never saved, with what the form holds; raises NotAForm."""
    sent = request.POST
    page = PrintPage(**{name: sent.get(name, "").strip() for name in PLAIN})
    page.template_kind = _one_of(Template, sent.get("template_kind"), Template.LEAFLET_A5)
    page.theme = _one_of(Theme, sent.get("theme"), Theme.RED)
    page.length_m, page.height_m = _metres(sent.get("length_m")), _metres(sent.get("height_m"))
    link = sent.get("link_page", "")
    page.link_page = Page.objects.filter(pk=link).first() if link.isdigit() else None
    page.body = _body(request)
    return page


def _one_of(kind: type[Template] | type[Theme], value: str | None, usual: Template | Theme) -> str:
    return value if value in set(kind) else usual.value


def _metres(value: str | None) -> Decimal | None:
    """Return a length that can be drawn; None for anything else, as while it is being typed."""
    try:
        length = Decimal((value or "").replace(",", "."))
    except InvalidOperation:
        return None
    return length if length.is_finite() and Decimal("0.3") <= length <= 30 else None


def _body(request: HttpRequest) -> object:
    block = PrintPage._meta.get_field("body").stream_block
    try:
        return block.value_from_datadict(request.POST, request.FILES, "body")
    except (MultiValueDictKeyError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotAForm(_("The editor could not be understood. Please reload the page.")) from error
