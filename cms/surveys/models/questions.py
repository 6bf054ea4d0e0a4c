from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.forms.models import AbstractFormField

from cms.slugs import slug_of
from cms.surveys.scoring import Key
from cms.surveys.tally import Question


class AskedAs(models.TextChoices):
    """How a question is answered."""

    ONE = "one", pgettext_lazy("way of answering", "choose one")
    SEVERAL = "several", pgettext_lazy("way of answering", "choose several")
    SCALE = "scale", pgettext_lazy("way of answering", "scale from 1 to 5")
    TEXT = "text", pgettext_lazy("way of answering", "written answer")
    NUMBER = "number", pgettext_lazy("way of answering", "number")
    GUESS = "guess", pgettext_lazy("way of answering", "guess how many answer everything right")


WITH_CHOICES = (AskedAs.ONE, AskedAs.SEVERAL)
SCALE = ("1", "2", "3", "4", "5")


class SurveyQuestion(AbstractFormField):
    """One question of a survey or quiz; a quiz also knows its right answers."""

    page = ParentalKey("surveys.SurveyPage", on_delete=models.CASCADE, related_name="form_fields")
    label = models.CharField(_("question"), max_length=500)
    field_type = models.CharField(
        pgettext_lazy("of a survey", "answered by"),
        max_length=16,
        choices=AskedAs.choices,
        default=AskedAs.ONE,
    )
    field_type.required_on_save = True  # type: ignore[attr-defined]  # as Wagtail's own, for previews
    choices = models.TextField(_("choices"), blank=True, help_text=_("A choice a line."))
    help_text = models.CharField(_("remark below the question"), max_length=255, blank=True)
    right = models.TextField(
        _("right answer"),
        blank=True,
        help_text=_("Quizzes only: word for word as among the choices, a line each."),
    )
    points = models.PositiveSmallIntegerField(_("points"), default=1, validators=[MaxValueValidator(100)])

    panels = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("field_type"), FieldPanel("required")]),
        FieldPanel("choices"),
        FieldRowPanel([FieldPanel("right"), FieldPanel("points")]),
        FieldPanel("help_text"),
    ]

    class Meta(AbstractFormField.Meta):
        verbose_name = pgettext_lazy("of a survey", "question")
        verbose_name_plural = pgettext_lazy("of a survey", "questions")

    def __str__(self) -> str:
        return self.label

    def get_field_clean_name(self) -> str:
        """Name the answer's place in the sheet; the prefix keeps it apart from our own fields."""
        return "cau_" + slug_of(self.label, longest=60).replace("-", "_")

    @property
    def name(self) -> str:
        return self.clean_name or self.get_field_clean_name()

    @property
    def offered(self) -> tuple[str, ...]:
        """The choices, without blanks and doubles, in their order."""
        if self.field_type == AskedAs.SCALE:
            return SCALE
        return _lines(self.choices) if self.field_type in WITH_CHOICES else ()

    @property
    def right_answers(self) -> tuple[str, ...]:
        return _lines(self.right)

    def in_full(self) -> str:
        """Return the question, how it is answered, its choices and its right answers in one line."""
        parts = [f"{self.label} ({self.get_field_type_display()})"]
        if self.offered:
            parts.append("; ".join(self.offered))
        if self.right_answers:
            parts.append(_now("right answer: %(answer)s") % {"answer": "; ".join(self.right_answers)})
        return " – ".join(parts)

    def as_key(self) -> Key:
        return Key(self.name, frozenset(self.right_answers), self.points)

    def as_counted(self) -> Question:
        numeric = self.field_type in (AskedAs.SCALE, AskedAs.NUMBER, AskedAs.GUESS)
        return Question(self.name, self.label, self.offered, numeric)


def step_words(step: str) -> str:
    """Return a step of the scale as people read it: its ends say what they mean."""
    ends = {"1": _now("1, not satisfied at all"), "5": _now("5, very satisfied")}
    return ends.get(step, step)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
