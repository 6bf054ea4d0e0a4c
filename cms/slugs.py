"""Addresses readable in Vietnamese: "Đất đai" becomes "dat-dai"."""

from django.utils.text import slugify

# NFKD takes every Vietnamese letter apart but these two, which have a stroke of their own.
STROKED = str.maketrans({"đ": "d", "Đ": "D"})


def slug_of(title: str, longest: int = 80) -> str:
    """Return the slug of `title`, cut between words at `longest` characters; "" where nothing is left."""
    slug = slugify(title.translate(STROKED))
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]
