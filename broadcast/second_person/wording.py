"""What a change would do to an airing people count on, in a sentence."""

from datetime import datetime

from django.utils.translation import gettext as _

from broadcast.second_person.effects import Effect


def sentence(what: str, title: str, local: datetime) -> str:
    """`local`: the start in the station's time."""
    said = {
        Effect.ADDED: _("“%(title)s” is added at %(at)s on %(day)s."),
        Effect.CANCELLED: _("“%(title)s” at %(at)s on %(day)s is cancelled."),
        Effect.ELSEWHERE: _("“%(title)s” at %(at)s on %(day)s is heard elsewhere, or from another source."),
    }[Effect(what)]
    return said % {"title": title, "at": f"{local:%H:%M}", "day": f"{local:%d/%m/%Y}"}
