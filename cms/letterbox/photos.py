"""A photograph a resident sends: opened, made small, and written anew, so that nothing else comes along."""

import io
import warnings
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
MOST_POINTS = 60_000_000  # a telephone of today takes 50 million
LONGEST_SIDE = 1600  # points, of what is kept
FORMATS = ("JPEG", "PNG", "WEBP")


def redrawn(file: IO[bytes], size: int) -> bytes:
    """Return the photograph as a JPEG of our own making: no place, no camera, nothing hidden behind it.

    Raises ValidationError with a Vietnamese sentence for anything that is not a photograph of bearable size.
    """
    if size > MOST_BYTES:
        raise ValidationError(_("The photo is larger than 10 MB. Please choose a smaller one."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _drawn(file)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as fault:
        raise ValidationError(_("This file is not a photo we can open (JPEG, PNG or WebP).")) from fault


def _drawn(file: IO[bytes]) -> bytes:
    picture: Any = Image.open(file, formats=FORMATS)
    if picture.width * picture.height > MOST_POINTS:
        raise ValidationError(_("The photo has too many points. Please send a smaller one."))
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture = ImageOps.exif_transpose(picture).convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=82)
    return written.getvalue()
