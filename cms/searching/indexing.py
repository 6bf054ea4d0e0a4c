"""Entries follow the pages residents may read, in the same transaction as the page itself."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from cms.kinds import page_models
from cms.models import ApprovedPage
from cms.searching.folding import composed, fold, words_of
from cms.searching.models import Entry, Wording
from cms.serving.pages import BEHIND_THE_DESK

LONGEST = 150_000  # characters of a page that are searched: a tsvector of their pairs stays below its 1 MB
AT_ONCE = 200


def readable(page: ApprovedPage) -> bool:
    """Whether residents may find the page at all."""
    return bool(page.kind) and page.live and not page.get_view_restrictions()


def take_up(page: ApprovedPage) -> bool:
    """Make the entry of `page` say what the page says, or take it away; return whether there is one now."""
    found = page.get_url_parts() if readable(page) else None
    if found is None or found[2] is None:
        drop(page.pk)
        return False
    day = timezone.localdate(page.first_published_at) if page.first_published_at else timezone.localdate()
    with transaction.atomic():
        entry, _made = Entry.objects.update_or_create(
            page_id=page.pk,
            defaults={"site_id": found[0], "kind": page.kind, "date": day},
        )
        Wording.objects.update_or_create(entry=entry, defaults=wording(page.title, _text(page)))
    return True


def drop(pk: int) -> None:
    Entry.objects.filter(pk=pk).delete()


def take_up_all() -> Iterator[tuple[int, int]]:
    """Take up every page, drop what is none any more; tells (done, of how many) as it goes."""
    drop_strays()
    total = sum(model.objects.live().count() for model in page_models())
    done = 0
    for model in page_models():
        for page in model.objects.live().order_by("pk").iterator(chunk_size=AT_ONCE):
            take_up(page)
            done += 1
            yield done, total


def drop_strays() -> None:
    """Drop the entries of pages that are not public any more."""
    live = Page.objects.live()
    Entry.objects.exclude(page__in=live).delete()


def wording(title: str, text: str) -> dict[str, str]:
    """Return the columns of a Wording."""
    title, text = composed(title), composed(text)
    of_title, of_text = words_of(title), words_of(text)
    return {
        "title": title,
        "text": text,
        "words": " ".join(of_title + of_text),
        "folded_title": fold(" ".join(of_title)),
        "folded_text": fold(" ".join(of_text)),
    }


def _text(page: ApprovedPage) -> str:
    """The description and the whole text, the description once."""
    words, short = page.words().strip(), page.search_description.strip()
    text = words if not short or short in words else f"{short}\n{words}"
    return text[:LONGEST].replace("\x00", "")


def _saved(instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    if kwargs.get("raw") or not isinstance(instance, ApprovedPage) or not instance.kind or not instance.live:
        return
    if update_fields is None or not BEHIND_THE_DESK.issuperset(update_fields):
        take_up(instance)
    # Whatever is not live any more was unpublished, which says so itself.


def _unpublished(instance: Page, **kwargs: Any) -> None:
    drop(instance.pk)


def _below(page: Page) -> None:
    """Take up what lies below anew: it stands in another site, or others may read it."""
    for one in (
        Page.objects.descendant_of(page, inclusive=True).live().specific().iterator(chunk_size=AT_ONCE)
    ):
        if isinstance(one, ApprovedPage):
            take_up(one)


def _moved(instance: Page, **kwargs: Any) -> None:
    _below(instance)


def _guarded(instance: PageViewRestriction, **kwargs: Any) -> None:
    _below(instance.page)


def follow() -> None:
    """Listen, once for a process."""
    post_save.connect(_saved, dispatch_uid="cms.searching.saved")
    page_unpublished.connect(_unpublished, dispatch_uid="cms.searching.unpublished")
    post_page_move.connect(_moved, dispatch_uid="cms.searching.moved")
    for signal in (post_save, post_delete):
        signal.connect(_guarded, sender=PageViewRestriction, dispatch_uid="cms.searching.guarded")
