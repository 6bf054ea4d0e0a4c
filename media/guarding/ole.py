"""Word 97-2003 files (compound files): known by the names in their directory.

[MS-CFB] 2.6.1: directory entries of 128 bytes, the name in UTF-16 in the first 64, its length in bytes with
the closing zero at 64, the type at 66 (1 storage, 2 stream, 5 root).
"""

import re
from typing import BinaryIO

from django.utils.translation import gettext as _

from media.guarding.refusal import Refused

ENTRY = 128
_MACROS = frozenset({"macros", "_vba_project_cur", "vba", "_vba_project", "dir"})
_LOCKED = frozenset({"encryptedpackage", "encryptioninfo"})
_SMUGGLED = frozenset({"\x01ole10native", "objectpool", "package"})
_TYPES = (1, 2, 5)
_A_NAME = re.compile(rb"(?:[\x01-\x7e]\x00){2,31}\x00\x00")


def check(file: BinaryIO) -> None:
    """Raise Refused for a file with macros, embedded objects or a password, or that is no Word document."""
    names = entries(file)
    if names & _LOCKED:
        raise Refused(_("The file is broken or locked with a password. Save it again, then try again."))
    if names & _MACROS:
        raise Refused(_("Files with macros are not taken: save it without macros, or as PDF."))
    if names & _SMUGGLED:
        raise Refused(_("The file carries a program or another file inside it. It is not taken."))
    if "worddocument" not in names:
        raise Refused(
            _("The file is not what its name says: what it holds is no %(kind)s file.")
            % {"kind": "Word 97-2003"}
        )


def entries(file: BinaryIO) -> frozenset[str]:
    """Return the names in the directory, in small letters, wherever its sectors lie."""
    file.seek(0)
    content = file.read()
    found = set()
    for match in _A_NAME.finditer(content):
        at = match.start()
        if at % ENTRY or at + ENTRY > len(content):
            continue
        length = int.from_bytes(content[at + 64 : at + 66], "little")
        if content[at + 66] in _TYPES and 2 <= length <= 64:
            found.add(content[at : at + length - 2].decode("utf-16-le", "replace").lower())
    return frozenset(found)
