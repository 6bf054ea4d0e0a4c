"""The files of a picture that pages offer: three widths, each as AVIF, WebP and JPEG."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published

# As templates/cms/includes/picture.html writes them: browsers take the first format they know.
SPECS: tuple[str, ...] = tuple(Filter.expand_spec(["format-{avif,webp,jpeg}", "width-{480,800,1200}"]))


def pictures_on(page: Page) -> list[Any]:
    """Return the pictures a page shows; Wagtail's index of references is brought up to date first."""
    model = get_image_model()
    ReferenceIndex.create_or_update_for_object(page)
    of_pictures = Q(to_content_type=ContentType.objects.get_for_model(model))
    shown = ReferenceIndex.get_references_for_object(page).filter(of_pictures)
    ids = [int(pk) for pk in shown.values_list("to_object_id", flat=True)]  # kept as text in the index
    return list(model.objects.filter(pk__in=ids))


def make_ahead(page: Page) -> int:
    """Make every file the pictures of `page` lack, so that no resident waits for it; return how many."""
    made = 0
    for picture in pictures_on(page):
        before = picture.renditions.count()
        picture.get_renditions(*SPECS)
        made += picture.renditions.count() - before
    return made


def follow_publication(instance: Page, **kwargs: Any) -> None:
    """Have the files made by the worker; a commune without pictures asks for nothing."""
    from cms.tasks import prepare_pictures

    if get_image_model().objects.exists():
        prepare_pictures.enqueue(instance.pk)


def connect() -> None:
    """Listen, once for a process."""
    page_published.connect(follow_publication, dispatch_uid="cms.pictures")
