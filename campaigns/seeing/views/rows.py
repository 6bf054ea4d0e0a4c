"""The list behind a number."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.seeing.access import SEE, needs
from campaigns.seeing.choice import Choice
from campaigns.seeing.described import in_words
from campaigns.seeing.rows import Kind, listed_deeds, listed_duties, required

PER_PAGE = 50


@needs(SEE)
def rows(request: HttpRequest) -> HttpResponse:
    """Duties or rows of the ledger, as the query string chooses."""
    choice, kind = Choice.read(request.GET), Kind.read(request.GET.get("loai"))
    today = timezone.localdate()
    context: dict[str, Any] = {}
    if kind is Kind.DUTIES:
        found: Any = listed_duties(choice, today)
        context["required"] = required(found)
    else:
        found = listed_deeds(choice, kind, today)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    title = {
        Kind.DUTIES: _("Duties"),
        Kind.DEEDS: _("What was done"),
        Kind.FAILED: _("What was not aired, or aired in part"),
    }[kind]
    context |= {
        "kind": kind,
        "page_obj": page,
        "number": page.paginator.count,
        "again": choice.query(loai=kind),
        "chosen": in_words(choice),
        "header_title": title,
        "breadcrumbs_items": [{"url": "", "label": title}],
    }
    return render(request, "campaigns/seeing/rows.html", context)
