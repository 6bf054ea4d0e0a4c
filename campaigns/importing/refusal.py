"""Why a file is not read; the sentence for whoever sent it is in wording.py."""

from enum import StrEnum


class Reason(StrEnum):
    """What keeps a file from being read."""

    EMPTY = "empty"
    UNKNOWN_KIND = "unknown_kind"
    OLD_WORD = "old_word"
    TOO_LARGE = "too_large"
    FLOOD = "flood"
    NOT_ITS_NAME = "not_its_name"
    LOCKED = "locked"
    SCANNED = "scanned"
    BROKEN = "broken"
    ENCODING = "encoding"


class Unreadable(Exception):
    """A file that is not read; `reason` for people, str() in English for the log."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason.value}: {detail}")
        self.reason = reason
        self.detail = detail
