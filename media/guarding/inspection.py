"""One door for every file a form takes."""

import re
import zipfile
from collections.abc import Callable, Collection, Iterable
from typing import BinaryIO

from django.utils.translation import gettext as _

from media.guarding import office, ole, pdf, pictures, videos
from media.guarding.kinds import MIB, OFFICE, OLE, PICTURES, VIDEOS, Kind, held, named
from media.guarding.refusal import Refused

# Marks that turn the writing direction ("anh\u202egpj.exe") and control characters.
_HIDDEN_IN_NAME = re.compile("[\x00-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"Rar!", b"7z\xbc\xaf")
_MARKUP = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|svg|script|body|\?php)", re.IGNORECASE
)
LONGEST_NAME = 200


def inspect(file: BinaryIO, name: str, allowed: Collection[Kind]) -> Kind:
    """Return what kind of file this is; raises Refused where it is not taken. Leaves the file at its start.

    `allowed` are the kinds this form takes. Nothing is unpacked or drawn in full but small pictures: a
    bomb is known by its headers.
    """
    try:
        kind = _kind_of(file, name, allowed)
        _CHECKS.get(kind, _no_check)(file)
        return kind
    finally:
        file.seek(0)


def allowed_sentence(allowed: Iterable[Kind]) -> str:
    """Say which files are taken."""
    names = list(dict.fromkeys(kind.shown for kind in Kind if kind in set(allowed)))
    return _("Files taken here: %(kinds)s.") % {"kinds": ", ".join(names)}


def _kind_of(file: BinaryIO, name: str, allowed: Collection[Kind]) -> Kind:
    if _HIDDEN_IN_NAME.search(name) or len(name) > LONGEST_NAME:
        raise Refused(
            _("The file's name holds hidden characters or is too long. Rename the file, then try again.")
        )
    claimed = named(name)
    if claimed is None or claimed not in allowed:
        raise Refused(f"{_said_of(file, name)} {allowed_sentence(allowed)}".strip())
    size = file.seek(0, 2)
    if not size:
        raise Refused(_("The file is empty."))
    if size > claimed.largest:
        limit = {"kind": claimed.shown, "size": claimed.largest // MIB}
        raise Refused(_("The file is too large: a %(kind)s file may have at most %(size)d MB.") % limit)
    if held(file) is not claimed:
        raise Refused(
            _("The file is not what its name says: what it holds is no %(kind)s file.")
            % {"kind": claimed.shown}
        )
    return claimed


def _said_of(file: BinaryIO, name: str) -> str:
    """Say why a file with this name is not taken, where there is more to say than what is."""
    extension = name.rpartition(".")[2].lower()
    file.seek(0)
    head = file.read(512)
    if extension in {"docm", "dotm", "xlsm", "xltm", "pptm", "xlam"}:
        return _("Files with macros are not taken: save it without macros, or as PDF.")
    if extension in {"xls", "ppt"} or (extension != "doc" and head.startswith(OLE)):
        return _("Old Excel and PowerPoint files can hide macros: save it as .xlsx, .pptx or PDF.")
    if extension in {"svg", "html", "htm", "xml", "js"}:
        return _("Drawings and pages that may hold programs are not taken.")
    return _("This kind of file is not taken.")


def _text(file: BinaryIO) -> None:
    file.seek(0)
    if _MARKUP.search(file.read(1024)) or _begins_as_program(file):
        raise Refused(
            _("The file is not what its name says: what it holds is no %(kind)s file.") % {"kind": "TXT, CSV"}
        )
    _no_archive(file)


def _begins_as_program(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(8).startswith(_PROGRAMS)


def _no_archive(file: BinaryIO) -> None:
    """Refuse a file that is an archive besides what it seems: one shown here opens as another elsewhere."""
    file.seek(0)
    if zipfile.is_zipfile(file):
        raise Refused(_("The file holds another file inside it, an archive. It is not taken."))


def _picture(file: BinaryIO) -> None:
    _no_archive(file)
    pictures.check(file)


def _pdf(file: BinaryIO) -> None:
    _no_archive(file)
    pdf.check(file)


def _video(file: BinaryIO) -> None:
    _no_archive(file)
    videos.check(file)


def _old_word(file: BinaryIO) -> None:
    _no_archive(file)
    ole.check(file)


def _no_check(file: BinaryIO) -> None:
    """Every kind has a check of its own; this stands for one that was forgotten."""
    raise Refused(_("This kind of file is not taken."))


_CHECKS: dict[Kind, Callable[[BinaryIO], None]] = {
    Kind.PDF: _pdf,
    Kind.DOC: _old_word,
    Kind.TEXT: _text,
    **dict.fromkeys(PICTURES, _picture),
    **dict.fromkeys(OFFICE, office.check),
    **dict.fromkeys(VIDEOS, _video),
}
