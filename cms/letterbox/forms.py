"""Forms residents fill in, guarded without asking anybody outside: bait, stamp, links, lengths."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.letterbox.spam import Objection, objection
from cms.letterbox.stamps import Stamp, new_stamp, read_stamp
from cms.letterbox.wording import seen

KEPT = 20_000  # characters of a refused field that are shown again
SENTENCES: dict[Objection, Any] = {
    Objection.NO_STAMP: _("The form was not complete. What you wrote is still here: please send it again."),
    Objection.TOO_FAST: _("What you wrote is still here: please press send once more."),
    Objection.TOO_LATE: _(
        "The form had been open for over a day. What you wrote is still here: please send it again."
    ),
    Objection.BAIT: _("Please leave the field “Website” empty and send the form again."),
    Objection.LINKS: _("There are too many links in the text. Please keep at most two."),
}


class WordsField(forms.CharField):
    """Words a resident writes, kept without marks nobody sees."""

    def to_python(self, value: Any) -> Any:
        words = super().to_python(value)
        return seen(words).strip() if words else words


class GuardedForm(forms.Form):
    """A form with a stamp and a bait; `stamp_read` is the stamp it came back with."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=_("Website"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_short(data), *args, **kwargs)
        self.stamp_read: Stamp | None = None
        self.fields["stamp"].initial = new_stamp()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self.stamp_read = read_stamp(cleaned.pop("stamp", ""))
        found = objection(
            age=self.stamp_read.age if self.stamp_read else None,
            bait=cleaned.pop("website", ""),
            words="\n".join(value for value in cleaned.values() if isinstance(value, str)),
        )
        if found in (Objection.NO_STAMP, Objection.TOO_LATE):
            self.stamp_anew()
        if found:
            raise ValidationError(SENTENCES[found], code=found.name.lower())
        return cleaned

    def stamp_anew(self) -> None:
        """Have the form shown again carry a stamp that may still be used."""
        anew: Any = self.data
        anew = anew.copy()
        anew[self.add_prefix("stamp")] = new_stamp()
        self.data = anew

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields people see, in their order."""
        return [field for field in self.visible_fields() if field.name != "website"]


def _short(data: Any) -> Any:
    """Return what was sent with each value cut to what would be shown again."""
    if not isinstance(data, QueryDict):
        return data
    short = data.copy()
    for name, values in data.lists():
        short.setlist(name, [value[:KEPT] for value in values])
    return short
