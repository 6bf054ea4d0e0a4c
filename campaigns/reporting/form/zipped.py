"""Word and Excel files are zip archives that carry the moment they were written; here it is left out."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def steady(archive: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """Return the archive with its parts in the same order but without times, some of them `changed`."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as given, ZipFile(made, "w", ZIP_DEFLATED) as kept:
        for name in given.namelist():
            part = ZipInfo(name)  # the first day of 1980, the first a zip archive knows
            part.compress_type = ZIP_DEFLATED
            kept.writestr(part, (changed or {}).get(name) or given.read(name))
    return made.getvalue()
