"""What Wagtail's own migrations put into a new database, and a flushed one lacks."""

from wagtail.models import Collection, Locale, Page


def ensure_roots() -> None:
    """Make the language and the roots of pages and collections, as far as they are missing."""
    if not Locale.objects.exists():
        Locale.objects.create(language_code="vi")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
