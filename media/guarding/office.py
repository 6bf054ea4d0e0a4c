"""Word, Excel, PowerPoint and OpenDocument packages: no macros, no bombs, nothing smuggled inside."""

import re
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from media.guarding.refusal import Refused

MOST_PARTS = 4_000
MOST_BYTES = 200 * 1024 * 1024  # unpacked
SMALL = 20 * 1024 * 1024  # unpacked; below it the ratio does not matter
MOST_RATIO = 60
_HEAD = 8_192
_MACROS = re.compile(
    r"(?:^|/)(?:vbaproject|vbadata|vbaprojectsignature)|(?:^|/)activex/|(?:^|/)macrosheets/|^Basic/|^Scripts/",
    re.IGNORECASE,
)
_SMUGGLED = re.compile(
    r"(?:^|/)embeddings/.*\.bin$|\.(?:exe|dll|js|vbs|bat|cmd|ps1|hta|scr|com|jar|lnk)$", re.IGNORECASE
)
_MACRO_TYPE = re.compile(rb"macroEnabled|ms-office\.vbaProject|ms-excel\.macrosheet", re.IGNORECASE)
_FAR_TEMPLATE = re.compile(
    rb"<Relationship\b(?=[^>]*attachedTemplate|[^>]*/oleObject|[^>]*/frame)[^>]*TargetMode\s*=\s*[\"']External",
    re.IGNORECASE,
)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check(file: BinaryIO) -> None:
    """Raise Refused for a package with macros, programs or entities, or one that unpacks to a flood."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as package:
            _sizes(package)
            _whole(file, package)
            _names(package)
            _contents(package)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused(
            _("The file is broken or locked with a password. Save it again, then try again.")
        ) from error


def _sizes(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    flood = unpacked > SMALL and unpacked / packed > MOST_RATIO
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or flood:
        raise Refused(_("Unpacked, the file would fill the machine. It is not taken."))


def _whole(file: BinaryIO, package: zipfile.ZipFile) -> None:
    """Nothing stands before the package and no name twice: programs would read it differently."""
    names = package.namelist()
    file.seek(0)
    if file.read(4) != b"PK\x03\x04" or len(set(names)) != len(names):
        raise Refused(_("The file holds another file inside it, an archive. It is not taken."))


def _names(package: zipfile.ZipFile) -> None:
    for name in package.namelist():
        if _MACROS.search(name):
            raise Refused(_("Files with macros are not taken: save it without macros, or as PDF."))
        if _SMUGGLED.search(name) or name.startswith("/") or ".." in name.split("/"):
            raise Refused(_("The file carries a program or another file inside it. It is not taken."))


def _contents(package: zipfile.ZipFile) -> None:
    for part in package.infolist():
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        with package.open(part) as opened:
            head = opened.read(_HEAD)
            rest = opened.read(1024 * 1024) if part.filename.endswith((".rels", "Types].xml")) else b""
        _judge(head + rest)


def _judge(content: bytes) -> None:
    if _MACRO_TYPE.search(content):
        raise Refused(_("Files with macros are not taken: save it without macros, or as PDF."))
    if _ENTITIES.search(content) or _FAR_TEMPLATE.search(content):
        raise Refused(_("The file carries a program or another file inside it. It is not taken."))
