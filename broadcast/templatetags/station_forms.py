from collections.abc import Iterator
from typing import Any

from django import template
from django.forms.boundfield import BoundField

register = template.Library()


@register.filter
def fieldsets(form: Any) -> Iterator[tuple[Any, list[BoundField]]]:
    """The form's fields by heading, as its `fieldsets` lists them."""
    for heading, names in form.fieldsets:
        yield heading, [form[name] for name in names]
