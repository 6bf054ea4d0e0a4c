"""What a browser sends from an editor in which only title and address were typed."""

from typing import Any

from wagtail.fields import StreamField

from cms.models import ApprovedPage


def form_to_write(model: type[ApprovedPage]) -> dict[str, Any]:
    """Return the fields of the editor of a new page, as it is saved as a draft."""
    form = model.get_edit_handler().get_form_class()(instance=model())
    sent: dict[str, Any] = {}
    for bound in form:
        value = (
            bound.field.widget.format_value(bound.value())
            if hasattr(bound.field.widget, "format_value")
            else bound.value()
        )
        if value not in (None, "", [], False):
            sent[bound.html_name] = value
    for formset in form.formsets.values():
        sent |= {bound.html_name: bound.value() for bound in formset.management_form}
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            sent.pop(field.name, None)
            sent[f"{field.name}-count"] = "0"
    return {**sent, "title": "Bài thử cửa", "slug": f"thu-cua-{model.kind}", **NEEDED.get(model.__name__, {})}


NEEDED = {
    "RegisterPage": {"year": 2025, "quarter": 1, "made_on": "2025-04-01"},
    "ResultsPage": {"year": 2025, "number": 1},
}
