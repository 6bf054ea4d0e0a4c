from collections.abc import Callable
from typing import TypeAlias

from django.db import models
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """How far a build has come; shown to officers while it runs."""

    CLAIMED = "claimed", pgettext_lazy("stage of a build", "taken up")
    SPEAKING = "speaking", pgettext_lazy("stage of a build", "reading the text")
    ASSEMBLING = "assembling", pgettext_lazy("stage of a build", "putting the parts together")
    MASTERING = "mastering", pgettext_lazy("stage of a build", "setting the loudness")
    PLACING = "placing", pgettext_lazy("stage of a build", "storing the file")


# Told the stage and how much of it is done (0.0 to 1.0), a few times a second at most.
Watch: TypeAlias = Callable[[Stage, float], None]


def nobody(stage: Stage, done: float) -> None:
    """Watch nothing."""
