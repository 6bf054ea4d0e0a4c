from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    """Whose words are said: "nghìn, linh" in the north, "ngàn, lẻ" in the south."""

    NORTH = "north", _("northern")
    SOUTH = "south", _("southern")


class EngineChoice(models.TextChoices):
    GTTS = "gtts", _("Google (needs internet)")
    PIPER = "piper", _("Piper (voice file on this machine)")
    ESPEAK = "espeak", _("eSpeak NG (always there)")


def default_engine_order() -> list[str]:
    return [EngineChoice.GTTS, EngineChoice.PIPER, EngineChoice.ESPEAK]


def validate_engine_order(value: Any) -> None:
    if (
        not isinstance(value, list)
        or not value
        or len(set(value)) != len(value)
        or set(value) - set(EngineChoice.values)
    ):
        raise ValidationError(_("Name each engine at most once, at least one in all."))


class VoiceProfile(models.Model):
    """How text is spoken: the region's words, the pace, and which engines to try in which order."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    region = models.CharField(_("region"), max_length=10, choices=Region.choices, default=Region.NORTH)
    speed = models.FloatField(
        _("pace"), default=1.0, help_text=_("1.0 is newsreading pace, about 233 syllables a minute.")
    )
    engine_order = models.JSONField(
        _("engines in order"), default=default_engine_order, validators=[validate_engine_order]
    )

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(speed__gte=0.5, speed__lte=2.0),
                name="media_voice_speed",
                violation_error_message=_("The pace lies between 0.5 and 2.0."),
            )
        ]

    def __str__(self) -> str:
        return self.name
