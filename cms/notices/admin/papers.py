"""Sheets to hang up, and the quarterly register: made here, opened here."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Page

from cms.access import needs, person
from cms.notices.admin.access import SEE
from cms.notices.answers import excel, pdf
from cms.notices.documents import Paper, register_excel, register_pdf, sheets
from cms.notices.models import NoticeIndexPage, Place, RegisterPage
from cms.notices.models.posted import PostedPage
from cms.notices.posting import NotNow
from cms.notices.quarters import Quarter
from cms.notices.registering import make_register, notices_of
from cms.slugs import slug_of

QUARTERS_OFFERED = 5


@needs(SEE)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The posting sheet of a notice or register: ?noi=<place> for one place, ?kho=a3 for large paper."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, PostedPage):
        raise Http404("not a page that hangs on a board")
    _require_right_to_drafts(request, page)
    paper: Paper = "a3" if request.GET.get("kho") == "a3" else "a4"
    places = list(Place.objects.filter(pk__in=page.wanted_places.values("pk")))
    asked = request.GET.get("noi", "")
    if asked:
        places = [place for place in places if str(place.pk) == asked]
        if not places:
            raise Http404("not a place of this page")
    name = f"phieu-niem-yet-{slug_of(page.title)[:60]}-{paper}.pdf"
    return pdf(sheets(page, places, paper), name)


@needs(SEE)
@require_http_methods(["GET", "POST"])
def registers(request: HttpRequest) -> HttpResponse:
    """The quarterly registers, and the one click that makes the next."""
    index = NoticeIndexPage.objects.order_by("pk").first()
    may_make = index is not None and index.permissions_for_user(request.user).can_add_subpage()
    if request.method == "POST":
        if index is None or not may_make:
            raise PermissionDenied
        return _made(request, index)
    offered = _offered(index) if index else []
    found = RegisterPage.objects.order_by("-year", "-quarter")
    context = {"index": index, "offered": offered, "may_make": may_make, "registers": found}
    return TemplateResponse(request, "cms/notices/admin/registers.html", context)


def _made(request: HttpRequest, index: NoticeIndexPage) -> HttpResponse:
    year, _sep, number = request.POST.get("quarter", "").partition("-")
    try:
        quarter = Quarter(int(year), int(number))
        page = make_register(index, quarter, person(request))
    except NotNow as refusal:
        messages.error(request, str(refusal))
    except ValueError as error:
        raise Http404("no such quarter") from error
    else:
        return redirect(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    return redirect("notices_registers")


def _offered(index: NoticeIndexPage) -> list[dict[str, object]]:
    """The running quarter and those before it, with how many notices each would list."""
    there = set(RegisterPage.objects.child_of(index).values_list("year", "quarter"))
    quarter, found = Quarter.of(timezone.localdate()), []
    for _number in range(QUARTERS_OFFERED):
        found.append(
            {
                "quarter": quarter,
                "value": f"{quarter.year}-{quarter.number}",
                "notices": len(notices_of(index, quarter)),
                "there": (quarter.year, quarter.number) in there,
            }
        )
        quarter = quarter.before
    return found


@needs(SEE)
def register(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A register as PDF or Excel, also before it is approved."""
    page = get_object_or_404(RegisterPage, pk=pk)
    _require_right_to_drafts(request, page)
    if form == "pdf":
        return pdf(register_pdf(page), f"{page.slug}.pdf")
    return excel(register_excel(page), f"{page.slug}.xlsx")


def _require_right_to_drafts(request: HttpRequest, page: PostedPage) -> None:
    """What is not public is for those who may edit it or decide about it; raises PermissionDenied."""
    if page.live:
        return
    task = page.current_workflow_task
    decides = task is not None and task.user_can_access_editor(page, person(request))
    if not (decides or page.permissions_for_user(person(request)).can_edit()):
        raise PermissionDenied
