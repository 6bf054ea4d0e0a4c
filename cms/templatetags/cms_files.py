"""What residents are told about a file before they download it."""

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument

register = template.Library()
PROGRAMMES = {"docx": "Word", "doc": "Word", "xlsx": "Excel", "pptx": "PowerPoint"}


@register.filter
def file_type(document: AbstractDocument) -> str:
    """ "PDF", "Word", "Excel": what opens the file, by its extension."""
    extension = document.file_extension.lower()
    return PROGRAMMES.get(extension) or extension.upper() or _("file")


@register.filter
def file_weight(document: AbstractDocument) -> str:
    """How much there is to download, "1,2 MB"; a file that is gone weighs nothing."""
    return filesizeformat(document.get_file_size() or 0)
