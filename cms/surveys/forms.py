"""The form a survey becomes for residents."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm

from cms.letterbox.forms import GuardedForm, WordsField
from cms.surveys.models.questions import SCALE, AskedAs, SurveyQuestion, step_words

if TYPE_CHECKING:
    from cms.surveys.models import SurveyPage

LONGEST_TEXT = 2000
LARGEST_NUMBER = 10**9
PERSONAL = ("participant", "telephone", "consent")


class SurveyBase(GuardedForm, BaseForm):
    """What every survey's form has besides its questions."""


class ParticipantForm(SurveyBase):
    """A quiz asks who takes part, so that winners can be told."""

    participant = WordsField(
        label=_("Your name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    telephone = WordsField(
        label=_("Your telephone"),
        max_length=20,
        help_text=_("Only so that we can tell you that you won. It is never published."),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    consent = forms.BooleanField(
        label=_("I agree that the commune uses my name and telephone for this quiz, and for nothing else."),
        error_messages={"required": _("Please tick your consent to take part.")},
    )

    def clean_telephone(self) -> str:
        typed = str(self.cleaned_data["telephone"])
        digits = "".join(sign for sign in typed if sign.isdigit())
        if not 9 <= len(digits) <= 12 or set(typed) - set("0123456789 +.-()"):
            raise ValidationError(gettext("This is no telephone number."))
        return digits


def form_of(page: "SurveyPage") -> type[forms.Form]:
    """Return the form class of a survey's questions, in their order, its own fields last."""
    questions = {question.name: _field(question) for question in page.get_form_fields()}
    base = ParticipantForm if page.is_quiz else SurveyBase
    made: type[forms.Form] = type("AnswerSheet", (base,), {**questions, "field_order": [*questions]})
    return made


def _field(question: SurveyQuestion) -> forms.Field:
    more: dict[str, Any] = {
        "label": question.label,
        "help_text": question.help_text,
        "required": question.required,
    }
    made: forms.Field = _MAKERS[AskedAs(question.field_type)](question, more)
    return made


def _choices(question: SurveyQuestion) -> list[tuple[str, str]]:
    return [(choice, choice) for choice in question.offered]


def _one(question: SurveyQuestion, more: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=_choices(question), widget=forms.RadioSelect, **more)


def _several(question: SurveyQuestion, more: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(choices=_choices(question), widget=forms.CheckboxSelectMultiple, **more)


def _scale(question: SurveyQuestion, more: dict[str, Any]) -> forms.Field:
    choices = [(step, step_words(step)) for step in SCALE]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect({"class": "scale"}), **more)


def _text(question: SurveyQuestion, more: dict[str, Any]) -> forms.Field:
    return WordsField(max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 4}), **more)


def _number(question: SurveyQuestion, more: dict[str, Any]) -> forms.Field:
    return forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, **more)


_MAKERS: dict[AskedAs, Any] = {
    AskedAs.ONE: _one,
    AskedAs.SEVERAL: _several,
    AskedAs.SCALE: _scale,
    AskedAs.TEXT: _text,
    AskedAs.NUMBER: _number,
    AskedAs.GUESS: _number,
}
