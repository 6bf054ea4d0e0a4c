"""What passes between the project and an engine's child process.

A frame is a length (4 bytes, big-endian), a JSON object of that many bytes, and, where the object names
`bytes`, that many bytes of sound. Both sides import this file, so it knows neither Django nor any engine.
"""

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

LENGTH = struct.Struct(">I")
MAX_HEADER_BYTES = 1 << 20
MAX_SOUND_BYTES = 1 << 27  # 50 minutes at 22,050 Hz: more than any phrase can be

Read = Callable[[int], bytes]


class Babble(Exception):
    """What came is no frame."""


def frame(header: Mapping[str, Any], sound: bytes = b"") -> bytes:
    """One frame as bytes; `bytes` in the header is filled in."""
    body = json.dumps({**header, "bytes": len(sound)}, ensure_ascii=False).encode()
    return LENGTH.pack(len(body)) + body + sound


def read_frame(read: Read) -> tuple[dict[str, Any], bytes]:
    """Read one frame; `read(n)` gives exactly n bytes or raises. Raises Babble and what `read` raises."""
    (length,) = LENGTH.unpack(read(LENGTH.size))
    if length > MAX_HEADER_BYTES:
        raise Babble(f"a header of {length} bytes was announced")
    try:
        header = json.loads(read(length))
    except ValueError as error:
        raise Babble(f"the header is not JSON: {error}") from error
    return header, read(_sound_length(header))


def _sound_length(header: Any) -> int:
    if not isinstance(header, dict):
        raise Babble("the header is not an object")
    length = header.get("bytes")
    if not isinstance(length, int) or not 0 <= length <= MAX_SOUND_BYTES:
        raise Babble(f"{length!r} is no length of sound")
    return length
