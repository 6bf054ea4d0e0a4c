"""PDF: pages and pictures only, no programs, no files inside, no password.

ISO 32000-1: actions (12.6.4), embedded files (7.11.4), encryption (7.6).
"""

import re
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from media.guarding.refusal import Refused

PATIENCE_SECONDS = 20.0
MOST_OBJECTS = 300_000
_RAW = re.compile(rb"/(?:JavaScript|EmbeddedFile|RichMedia|ImportData|XFA\s*[\[\d])")
_KEYS = frozenset({"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"})
_ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/GoToE",
        "/Movie",
        "/Rendition",
        "/RichMediaExecute",
    }
)
_SUBTYPES = frozenset({"/RichMedia", "/FileAttachment", "/Movie", "/3D", "/Screen"})


def check(file: BinaryIO) -> None:
    """Raise Refused for a PDF that is locked, broken, or holds programs or files."""
    file.seek(0)
    content = file.read()
    if _RAW.search(content):
        raise Refused(_active())
    if b"%%EOF" not in content[-2048:]:
        raise Refused(_broken())
    file.seek(0)
    try:
        reader = PdfReader(file)
        locked = reader.is_encrypted
        harmful = not locked and any(_acts(found) for found in _objects(reader))
    except Refused:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        raise Refused(_broken()) from error
    if locked:
        raise Refused(_("The PDF is locked with a password. Save it without one, then try again."))
    if harmful:
        raise Refused(_active())


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Yield every object the file names, the compressed ones too; raises Refused where it takes too long."""
    until = time.monotonic() + PATIENCE_SECONDS
    numbers = [(number, generation) for generation, found in reader.xref.items() for number in found]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > MOST_OBJECTS:
        raise Refused(
            _("The PDF is too complicated to be looked through. Print it to PDF anew, then try again.")
        )
    for number, generation in numbers:
        if time.monotonic() > until:
            raise Refused(
                _("The PDF is too complicated to be looked through. Print it to PDF anew, then try again.")
            )
        yield reader.get_object(IndirectObject(number, generation, reader))


def _acts(found: Any, depth: int = 0) -> bool:
    """Whether an object or one written inside it is a program, starts one, or holds a file."""
    if depth > 20:
        return True
    if isinstance(found, ArrayObject):
        return any(_acts(one, depth + 1) for one in found if not isinstance(one, IndirectObject))
    if not isinstance(found, DictionaryObject):
        return False
    if _KEYS & set(found) or _named(found, "/S") in _ACTIONS or _named(found, "/Subtype") in _SUBTYPES:
        return True
    inside = (value for value in found.values() if not isinstance(value, IndirectObject))
    return any(_acts(value, depth + 1) for value in inside)


def _named(found: DictionaryObject, key: str) -> str:
    value = found.get(key)
    return str(value) if isinstance(value, str) else ""


def _active() -> str:
    return _("The PDF holds a program or another file. Print it to PDF anew, then try again.")


def _broken() -> str:
    return _("The PDF is broken or incomplete. Save it again, then try again.")
