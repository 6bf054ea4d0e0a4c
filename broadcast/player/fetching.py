"""One file on its way from the server: in pieces, taken up where it broke off, checked, given its name."""

import logging
from typing import BinaryIO

from broadcast.player.protocol import File
from broadcast.player.server import Away, Response, Server, Unexpected
from broadcast.player.sounds import Sounds, Spoilt
from broadcast.player.store import DiskFull, no_room

logger = logging.getLogger(__name__)

PIECE_BYTES = 64 * 1024
STALLED_SECONDS = 5.0  # nothing came for so long: something urgent may wait behind this file


class Fetching:
    """Call `step` until it says True; close it whenever. What was fetched stays for the next time."""

    def __init__(self, file: File, sounds: Sounds, server: Server, token: str) -> None:
        self.file = file
        self._sounds = sounds
        self._part = sounds.part(file.sha256)
        self._server, self._token = server, token
        self._response: Response | None = None
        self._out: BinaryIO | None = None

    def step(self) -> bool:
        """Fetch a piece; True when the file is in its place.

        Raises Away (try again later), Refused, Unexpected, Spoilt (it was removed) or DiskFull.
        """
        try:
            if self._response is None:
                self._begin()
            if self._response is not None and (piece := self._response.some(PIECE_BYTES)):
                return self._take(piece)
            return self._end()
        except OSError as error:
            self.close()
            if no_room(error):
                raise DiskFull(str(error)) from error
            raise
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if self._out:
            try:
                self._out.close()
            except OSError as error:
                logger.warning("%s: %s", self._part.name, error)
            self._out = None
        if self._response:
            self._response.close()
            self._response = None

    def _begin(self) -> None:
        have = self._part.stat().st_size if self._part.exists() else 0
        if have > self.file.size:
            self._part.unlink()
            have = 0
        if have == self.file.size:
            return
        headers = {"Range": f"bytes={have}-"} if have else {}
        path = f"/api/v1/audio/{self.file.sha256}"
        self._response = self._server.open("GET", path, headers, self._token, timeout=STALLED_SECONDS)
        self._out = self._part.open("ab" if self._goes_on(have) else "wb")

    def _goes_on(self, have: int) -> bool:
        """Whether the answer continues what there is; False where it begins anew."""
        assert self._response
        status, said = self._response.status, self._response.headers.get("content-range", "")
        if status == 206 and said.startswith(f"bytes {have}-"):
            return True
        if status == 200:
            return False
        self._part.unlink(missing_ok=True)
        raise Unexpected(f"audio {self.file.sha256}: {status} {said}")

    def _take(self, piece: bytes) -> bool:
        assert self._out
        self._out.write(piece)
        self._out.flush()
        if self._out.tell() > self.file.size:
            self._out.close()
            self._part.unlink()
            raise Spoilt(f"{self.file.sha256}: longer than the {self.file.size} bytes announced")
        return False

    def _end(self) -> bool:
        self.close()
        have = self._part.stat().st_size
        if have < self.file.size:
            raise Away(f"{self.file.sha256} broke off after {have} of {self.file.size} bytes")
        self._sounds.place(self.file.sha256)
        return True
