"""What may be asked of the search: words, a kind, from when until when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.kinds import page_models
from cms.searching.besides import sources
from cms.searching.finding import Sought
from cms.searching.query import LONGEST, read_query


def kinds() -> list[tuple[str, Any]]:
    """Return each kind with its name for many: pages in the order of the site, then what stands beside."""
    pages = [(model.kind, model._meta.verbose_name_plural) for model in page_models()]
    return [*pages, *((kind, source.plural) for kind, source in sources.items())]


class SearchForm(forms.Form):
    """Never refuses: what cannot be understood is left out, and its field says so."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        required=False,
        widget=forms.TextInput({"type": "search", "maxlength": LONGEST, "autocomplete": "off"}),
    )
    loai = forms.ChoiceField(label=pgettext_lazy("search", "In"), required=False)
    tu = forms.DateField(
        label=pgettext_lazy("search", "Published from"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    den = forms.DateField(
        label=pgettext_lazy("search", "Published until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["loai"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("everything")), *kinds()]

    def sought(self, site: int) -> Sought:
        """Return what is asked for, of `site`; call it after is_valid, whatever that said."""
        known = self.cleaned_data
        since: date | None = known.get("tu")
        until: date | None = known.get("den")
        return Sought(read_query(known.get("q") or ""), site, known.get("loai") or "", since, until)
