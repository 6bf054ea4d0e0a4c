"""What may stand in the dictionary, and how a correction of an officer enters it."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from media.models import Pronunciation
from media.models.pronunciations import Origin

_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile(r"\b[^\W\d_]{2,}\b")


def normal(text: str) -> str:
    """Return `text` composed (NFC) and in one row, as entries are kept and compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def check_written(written: str) -> str:
    """Return the entry as it is kept; raises ValidationError in Vietnamese."""
    entry = normal(written)
    if not any(letter.isalnum() for letter in entry):
        raise ValidationError(_("Write the entry: an abbreviation, a code or a word."))
    return entry


def check_spoken(spoken: str) -> str:
    """Return the reading as it is kept; raises ValidationError where no newsreader could say it."""
    reading = normal(spoken)
    if not any(letter.isalpha() for letter in reading):
        raise ValidationError(_("Write the reading in words, as the newsreader says it."))
    if _DIGIT.search(reading):
        raise ValidationError(_("Write numbers out in words, for example “hai mươi tư”."))
    capitals = [word for word in _CAPITALS.findall(reading) if word.isupper()]
    if capitals:
        raise ValidationError(
            _("“%(word)s” is still an abbreviation: write out how it is said.") % {"word": capitals[0]}
        )
    return reading


def correct(written: str, spoken: str, *, case_sensitive: bool, note: str = "") -> Pronunciation:
    """Keep how the commune says something, in place of what it said before; raises ValidationError."""
    entry, _made = Pronunciation.objects.update_or_create(
        written=check_written(written),
        origin=Origin.COMMUNE,
        defaults={
            "spoken": check_spoken(spoken),
            "case_sensitive": case_sensitive,
            "active": True,
            **({"note": note} if note else {}),
        },
    )
    return entry
