"""Addresses readable in Vietnamese: "Đất đai" becomes "dat-dai"."""

from itertools import chain, count

from django.utils.text import slugify
from wagtail.models import Page

from cms.unmarked import STROKED


def slug_of(title: str, longest: int = 80) -> str:
    """Return the slug of `title`, cut between words at `longest` characters; "" where nothing is left."""
    slug = slugify(title.translate(STROKED))
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def free_slug(wanted: str, parent: Page, page: Page) -> str:
    """Return `wanted`, or it with the first number that no sibling of `page` under `parent` has yet."""
    taken = set(Page.objects.child_of(parent).exclude(pk=page.pk).values_list("slug", flat=True))
    base = wanted or "trang"
    numbered = (f"{base}-{number}" for number in count(2))
    return next(slug for slug in chain([base], numbered) if slug not in taken)
