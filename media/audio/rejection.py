"""What an officer is told when a sound cannot be used: what happened, what was kept, what to do next."""

from __future__ import annotations

import errno

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "not_audio": _(
        "This file is not a sound file the station can read. Nothing was saved. "
        "Please choose an MP3, WAV, M4A, OGG or FLAC file."
    ),
    "too_long": _(
        "This sound file is longer than the station allows. Nothing was saved. "
        "Please cut it into shorter parts and upload it again."
    ),
    "truncated": _(
        "This sound file is incomplete: part of it is missing. Nothing was saved. "
        "Please copy the original file again and upload it once more."
    ),
    "silent": _(
        "Nothing can be heard in this sound. The earlier recording, if any, was kept. "
        "Please listen to the source and record or build it again."
    ),
    "noise": _(
        "This sound is only a steady noise, without speech. The earlier recording, if any, was kept. "
        "Please build it again or choose another voice."
    ),
    "too_big": _(
        "This sound file is too large. Nothing was saved. Please save it as MP3 and upload it again."
    ),
    "timeout": _(
        "The sound took too long to prepare and was stopped. Nothing was changed. "
        "Please try again; if it happens again, tell the administrator."
    ),
    "disk_full": _(
        "The disk is full, so the sound could not be written. The earlier recording, if any, was kept. "
        "Please tell the administrator to free some space, then try again."
    ),
    "loudness": _(
        "The loudness of this sound cannot be brought to the station's level. "
        "The earlier recording, if any, was kept. Please listen to the source and record it again."
    ),
    "failed": _(
        "The sound could not be prepared. The earlier recording, if any, was kept. "
        "Please try again; if it happens again, tell the administrator."
    ),
}
DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class AudioRejected(Exception):
    """A sound that was refused. `code` is a key of SENTENCES, `detail` is precise English for logs.

    str() gives the sentence for people in the language active at that moment.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return str(SENTENCES[self.code])


class AudioSilent(AudioRejected):
    """The programme is silent or nearly so."""

    def __init__(self, detail: str) -> None:
        super().__init__("silent", detail)
        self.args = (detail,)


def disk_full(error: OSError) -> AudioRejected | None:
    """The rejection an operating system error stands for, or None when it is about something else."""
    return AudioRejected("disk_full", str(error)) if error.errno in DISK_FULL else None
