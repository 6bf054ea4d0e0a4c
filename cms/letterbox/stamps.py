"""The stamp a form carries: when it was opened, and a number that lets it be taken once only."""

import secrets
from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

_SALT = "cms.letterbox.stamp"


@dataclass(frozen=True, slots=True)
class Stamp:
    """`number` names one opening of a form (32 hex digits); `age` is in seconds."""

    number: str
    age: float


def new_stamp() -> str:
    """Return a stamp for a form about to be shown."""
    return signing.dumps([secrets.token_hex(16), timezone.now().timestamp()], salt=_SALT)


def read_stamp(value: str) -> Stamp | None:
    """Return what a stamp of ours says; None for any other."""
    try:
        number, opened = signing.loads(value, salt=_SALT)
    except signing.BadSignature:
        return None
    return Stamp(number, timezone.now().timestamp() - opened)
