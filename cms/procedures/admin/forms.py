from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.models import User
from cms.procedures.importing.acceptance import may_import
from cms.procedures.models import ProcedureIndexPage


def lists_for(user: User) -> QuerySet[ProcedureIndexPage]:
    """Return the lists of procedures an account may import into."""
    may = [page.pk for page in ProcedureIndexPage.objects.all() if may_import(user, page)]
    lists: QuerySet[ProcedureIndexPage] = ProcedureIndexPage.objects.filter(pk__in=may).order_by("path")
    return lists


class UploadForm(forms.Form):
    """A file of procedures, and the list it is for where there are several."""

    list_page = forms.ModelChoiceField(
        label=_("List of procedures"), queryset=ProcedureIndexPage.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=_("Excel or CSV file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose a file first."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["list_page"]
        assert isinstance(field, forms.ModelChoiceField)
        lists = lists_for(user)
        field.queryset = lists
        if len(lists) == 1:
            field.initial, field.widget = lists[0].pk, forms.HiddenInput()
