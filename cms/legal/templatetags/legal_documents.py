"""What the page of a document asks for beyond the document."""

from typing import Any

from django import template
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from cms.legal.models import DocumentChange, DocumentPage
from cms.legal.models.documents import unrestricted
from cms.models import ArticlePage

register = template.Library()
AT_MOST = 10


@register.simple_tag(takes_context=True)
def changes_of(context: template.RequestContext, page: DocumentPage) -> dict[str, Any]:
    """What later documents did to this one, short of ending it, and what this one did to others.

    Both are read at once and left with the page; a preview keeps the relations somebody is typing.
    """
    rows = DocumentChange.objects.filter(Q(page=page.pk) | Q(by=page.pk, page__live=True))
    rows = list(rows.select_related("page", "by").order_by("sort_order"))
    if not getattr(context.get("request"), "is_preview", False):
        page.changes.set([row for row in rows if row.page_id == page.pk])
    ended = page.replaced_by
    return {
        "made_to": [change for change in page.later() if change not in ended],
        "makes": [row for row in rows if row.by_id == page.pk],
    }


@register.simple_tag
def citing(page: DocumentPage) -> list[ArticlePage]:
    """The newest articles on the site that cite this document as an object."""
    references = ReferenceIndex.get_references_to(Page(pk=page.pk))
    sources = references.annotate(source=Cast("object_id", BigIntegerField())).values("source")
    found = ArticlePage.objects.filter(unrestricted(), pk__in=sources).live()
    return list(found.order_by("-first_published_at")[:AT_MOST])
