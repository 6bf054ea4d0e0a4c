"""The form of residents' feedback, and the small forms of the desk."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cms.letterbox import photos
from cms.letterbox.forms import GuardedForm, WordsField
from cms.models import User
from cms.uploads.again import AsksForFilesAgain

_PHONE = re.compile(r"\+?\d{9,12}")
_PERSONAL = ("name", "contact", "photo")


class FeedbackForm(AsksForFilesAgain, GuardedForm):
    """What a resident tells the commune; who it is need not be said."""

    subject = WordsField(label=pgettext_lazy("of a letter", "Subject"), max_length=150, min_length=5)
    text = WordsField(
        label=_("What do you want to tell or ask?"),
        help_text=_("What happened, since when, what you propose. At most 5,000 characters."),
        max_length=5000,
        min_length=15,
        widget=forms.Textarea({"rows": 8}),
    )
    place = WordsField(label=_("Where? Village, road, place"), max_length=120)
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        help_text=_("JPEG, PNG or WebP, at most 10 MB. Where it was taken is removed from the file."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
    )
    name = WordsField(
        label=_("Your name"), required=False, max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    contact = WordsField(
        label=_("Your telephone or e-mail"),
        required=False,
        max_length=120,
        help_text=_("Only so that we can ask back. It is never published."),
        widget=forms.TextInput({"autocomplete": "tel"}),
    )
    consent = forms.BooleanField(
        label=_(
            "I agree that the commune uses my name, contact and photo to settle this feedback, and for "
            "nothing else."
        ),
        help_text=_(
            "Only needed where you gave one of them. You may withdraw your consent and have them erased at "
            "any time (Law on Protection of Personal Data 2025)."
        ),
        required=False,
    )

    def clean_contact(self) -> str:
        typed = str(self.cleaned_data["contact"])
        if not typed or _PHONE.fullmatch(re.sub(r"[\s.()-]", "", typed)):
            return typed
        try:
            validate_email(typed)
        except ValidationError:
            raise ValidationError(
                gettext("This is neither a telephone number nor an e-mail address.")
            ) from None
        return typed

    def clean_photo(self) -> bytes:
        sent = self.cleaned_data["photo"]
        return photos.redrawn(sent, sent.size) if sent else b""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if any(cleaned.get(name) for name in _PERSONAL) and not cleaned.get("consent"):
            self.add_error(
                "consent", gettext("Please tick your consent, or leave name, contact and photo out.")
            )
        return cleaned


class PersonField(forms.ModelChoiceField[User]):
    """A choice of accounts, each with its name and post."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.signature)


class AssignForm(forms.Form):
    """Who looks into it."""

    person = PersonField(User.objects.none(), label=_("Who looks into it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        active = User.objects.filter(is_active=True).order_by("last_name", "first_name", "username")
        able = [person.pk for person in active if may_answer(person)]
        field = self.fields["person"]
        assert isinstance(field, PersonField)
        field.queryset = active.filter(pk__in=able)


class AnswerForm(forms.Form):
    """What the sender will read under the code."""

    answer = WordsField(
        label=_("Answer to the sender"),
        max_length=10_000,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write the answer first.")},
        help_text=_("The sender reads it with the code. Write no name and no number of the sender."),
    )


class CloseForm(forms.Form):
    """Why it is closed without being published."""

    reason = WordsField(
        label=_("Why it is closed without publishing"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the reason; the sender will read it.")},
    )


def may_answer(person: User) -> bool:
    """Whether feedback may be handed to this account."""
    return person.has_perm("questions.handle_feedback") or person.has_perm("questions.answer_feedback")
