"""One item of a bulletin taken out or replaced, by hand."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from broadcast import planning
from broadcast.admin.access import CHANGE_BULLETIN
from broadcast.admin.confirming import Question, confirm, posted
from broadcast.admin.decisions import page_of
from broadcast.admin.forms.decisions import ReplacementForm, SureForm
from broadcast.models import BulletinItem, ItemKind
from broadcast.tasks import enqueue_builds
from cms.access import needs, person
from cms.airing import AirableItem, airable_items


def _item(pk: int) -> BulletinItem:
    rows = BulletinItem.objects.filter(kind=ItemKind.ITEM)
    return get_object_or_404(rows.select_related("bulletin__slot__programme__station__site"), pk=pk)


@needs(CHANGE_BULLETIN)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    item, by = _item(pk), person(request)

    def do(form: forms.Form) -> str:
        made = planning.replace_item(item.bulletin.slot, item.source, by, timezone.now())
        enqueue_builds(timezone.now())
        return page_of(made)

    question = Question(
        title=_("Take the item out"),
        subject=item.title,
        explanation=_(
            "A new version is made without this item; the other items stay as they are. "
            "The item stays out of this slot, whatever is planned later."
        ),
        button=_("Take it out"),
        done=_("The item is out. A new version is being made."),
        form=SureForm(posted(request)),
        back=page_of(item.bulletin),
        do=do,
        serious=True,
    )
    return confirm(request, question)


@needs(CHANGE_BULLETIN)
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    item, by = _item(pk), person(request)

    def do(form: forms.Form) -> str:
        source = form.cleaned_data["source"]
        made = planning.replace_item(item.bulletin.slot, item.source, by, timezone.now(), with_=source)
        enqueue_builds(timezone.now())
        return page_of(made)

    items = others(item)
    question = Question(
        title=_("Replace the item"),
        subject=item.title,
        explanation=_("A new version is made with the other item in its place.")
        if items
        else _("There is no other approved item to put in its place."),
        button=_("Replace it"),
        done=_("The item is replaced. A new version is being made."),
        form=ReplacementForm(posted(request), items=items),
        back=page_of(item.bulletin),
        do=do,
        possible=bool(items),
    )
    return confirm(request, question)


def others(item: BulletinItem) -> list[AirableItem]:
    """The airable items that are not in the item's bulletin."""
    there = set(item.bulletin.items.values_list("source", flat=True))
    site = item.bulletin.slot.programme.station.site
    return [other for other in airable_items(site) if other.source not in there]
