"""Which names a page shows, and which it raises when it goes public, changes, moves or goes away."""

from itertools import chain
from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from campaigns.models import Channel, Evidence
from cms.models import ApprovedPage, AudienceTag, CommuneSettings, UrgentBanner
from cms.serving.changes import changed
from cms.serving.watching import purge_on, shown_as

# Fields of a page that only its officers see: writing a draft changes nothing residents read.
BEHIND_THE_DESK = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "go_live_at",
        "expire_at",
    }
)
CHROME = 3  # the front page and what lies right below it stand in the menu
STEP = Page.steplen


def name_of(pk: Any) -> str:
    return f"page:{pk}"


def name_above(path: str) -> str:
    """The name that whatever lies below a page shows: its path, so that nobody has to look it up."""
    return f"above:{path}"


def shown_by(page: ApprovedPage) -> set[str]:
    """Return what the address of `page` shows: itself, the pages above it and what its kind declares."""
    above = (page.path[:end] for end in range(2 * STEP, len(page.path), STEP))
    declared = (vars(base).get("shows", ()) for base in type(page).__mro__)
    return {name_of(page.pk), *map(name_above, above), *chain.from_iterable(declared)}


def raised_by(page: Page) -> set[str]:
    """Return what a change of `page` touches: itself, its kind, pages that link to it, the menu's entries."""
    names = {name_of(page.pk), name_above(page.path), *referring(page)}
    kind = getattr(page, "kind", "")
    if kind:
        names.add(kind)
    if not kind or page.depth <= CHROME or page.show_in_menus:
        names.add("menu")
    return names


def referring(thing: models.Model) -> set[str]:
    """Return the names of the pages that speak of `thing`, as Wagtail's index of references knows them."""
    found = ReferenceIndex.get_references_to(thing).filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    return {name_of(pk) for pk in found.values_list("object_id", flat=True)}


def _saved(instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    if kwargs.get("raw") or not isinstance(instance, ApprovedPage) or not instance.live:
        return
    if update_fields is None or not BEHIND_THE_DESK.issuperset(update_fields):
        changed(*raised_by(instance))


def _came_or_went(instance: Any, **kwargs: Any) -> None:
    changed(*raised_by(instance.specific_deferred))


def _moved(instance: Page, **kwargs: Any) -> None:
    """Whatever lies below has another address too, and lists of its kinds have other entries."""
    below = Page.objects.descendant_of(instance, inclusive=True).live().specific(defer=True)
    changed(*{name for page in below for name in raised_by(page)})


def _guarded(instance: PageViewRestriction, **kwargs: Any) -> None:
    """What was public is not any more, or the other way round, on the page and all below it."""
    _moved(instance.page)


def _used_thing(instance: models.Model, created: bool = False, **kwargs: Any) -> None:
    """A picture or document was changed: nothing shows it yet when it is new."""
    if not created and not kwargs.get("raw"):
        changed(*referring(instance))


def _heard(instance: Evidence, **kwargs: Any) -> None:
    """The ledger says that something was on air, or takes it back."""
    if Channel.RADIO in {instance.channel, instance.corrects.channel if instance.corrects else ""}:
        changed("airings")


def watch() -> None:
    """Listen, once for a process."""
    shown_as("airings", Evidence)
    post_save.connect(_heard, sender=Evidence, dispatch_uid="cms.serving.heard")
    purge_on("commune", CommuneSettings, UrgentBanner, Site)
    purge_on("audiences", AudienceTag)
    post_save.connect(_saved, dispatch_uid="cms.serving.saved")
    for signal in (page_published, page_unpublished):
        signal.connect(_came_or_went, dispatch_uid="cms.serving.public")
    post_page_move.connect(_moved, dispatch_uid="cms.serving.moved")
    for signal in (post_save, post_delete):
        signal.connect(_guarded, sender=PageViewRestriction, dispatch_uid="cms.serving.guarded")
    for signal in (post_save, pre_delete):  # afterwards nobody knows what spoke of it
        for model in (get_image_model(), get_document_model()):
            signal.connect(_used_thing, sender=model, dispatch_uid="cms.serving.used")
