"""An export as one zip file, for a USB stick that is filled on the office PC."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, ZipFile

from broadcast.exports.folder import checked
from broadcast.exports.naming import Airing, Sound, named, playlists


def zipped(airings: Sequence[Airing], sources: dict[str, Path], extra: dict[str, bytes]) -> IO[bytes]:
    """Return an open file, at its beginning, that is gone when it is closed. Raises folder.Damaged, OSError.

    MP3 as it is: nothing is gained by squeezing it again. `extra`: files beside the folders.
    """
    made = tempfile.TemporaryFile()  # noqa: SIM115 - whoever answers with it closes it
    try:
        _fill(made, airings, sources, extra)
    except BaseException:
        made.close()
        raise
    made.seek(0)
    return made


def _fill(
    made: IO[bytes], airings: Sequence[Airing], sources: dict[str, Path], extra: dict[str, bytes]
) -> None:
    files = list(named(airings, Sound.MP3))
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for path, one in files:
            archive.write(checked(sources.get(one.sha256), one.sha256), str(path))
        for place, text in playlists(files).items():
            archive.writestr(str(place), text)
        for name, content in extra.items():
            archive.writestr(name, content)
