"""Small forms of the admin's actions."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CommentForm(forms.Form):
    """Something the leader may add to an approval."""

    comment = forms.CharField(
        label=_("Remark for the author"), required=False, widget=forms.Textarea({"rows": 2})
    )


class ReasonForm(forms.Form):
    """A reason people will read: never empty."""

    comment = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the reason, so that the author knows what to do.")},
    )
