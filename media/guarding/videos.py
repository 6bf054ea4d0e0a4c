"""Films: the boxes of an MP4 (ISO/IEC 14496-12) fill the file; a WebM says that it is one."""

import re
from typing import BinaryIO

from django.utils.translation import gettext as _

from media.guarding.refusal import Refused

_BOX = re.compile(rb"[ -~\xa9]{4}")
MOST_BOXES = 100_000


def check(file: BinaryIO) -> None:
    """Raise Refused for a file that is no film from its first byte to its last."""
    file.seek(0)
    head = file.read(64)
    whole = b"webm" in head if head.startswith(b"\x1aE\xdf\xa3") else _boxes_fill(file)
    if not whole:
        raise Refused(_("The film is broken or incomplete. Save it as MP4 (H.264), then try again."))


def _boxes_fill(file: BinaryIO) -> bool:
    size, at = file.seek(0, 2), 0
    seen: set[bytes] = set()
    for _number in range(MOST_BOXES):
        if at == size:
            return b"moov" in seen and bool({b"mdat", b"moof"} & seen)
        file.seek(at)
        head = file.read(16)
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        length = {0: size - at, 1: int.from_bytes(head[8:16], "big")}.get(length, length)
        if length < 8 or at + length > size or not _BOX.fullmatch(name):
            return False
        seen.add(name)
        at += length
    return False
