"""Pictures: their size from the header, then one drawing to see that they are whole."""

import re
import warnings
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from media.guarding.refusal import Refused

MOST_PIXELS = 60_000_000  # a telephone's 50 megapixels with room; three bytes each when drawn
MOST_FRAMES = 300
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_PROGRAM = re.compile(
    rb"<script|<\?php|<html|<iframe|<svg|<!doctype|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|%PDF-1", re.IGNORECASE
)


def check(file: BinaryIO) -> None:
    """Raise Refused for a picture that is too large, broken, or carries a page or an archive."""
    file.seek(0)
    if _PROGRAM.search(file.read()):
        raise Refused(_("The picture carries a program or another file inside it. It is not taken."))
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _look(file)
    except Image.DecompressionBombError as error:
        raise Refused(_too_large()) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise Refused(_("The picture is broken or incomplete. Save it again, then try again.")) from error


def _look(file: BinaryIO) -> None:
    with Image.open(file, formats=FORMATS) as picture:
        frames = getattr(picture, "n_frames", 1)
        if (
            picture.width * picture.height * frames > MOST_PIXELS * (4 if frames > 1 else 1)
            or frames > MOST_FRAMES
        ):
            raise Refused(_too_large())
        if picture.format == "JPEG":
            picture.draft("RGB", (picture.width // 8, picture.height // 8))
        picture.load()


def _too_large() -> str:
    return _("The picture is too large: at most %(pixels)d million pixels, about 8,900 by 6,700.") % {
        "pixels": MOST_PIXELS // 1_000_000
    }
