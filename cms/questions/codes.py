"""The code on a receipt: short enough to be copied from paper, and not to be guessed. Pure."""

import re
import secrets

# Without the letters and digits people take for one another (0 O, 1 I L, U V, B 8, S 5, Z 2).
LETTERS = "ACDEFGHJKMNPQRTWXY34679"
LENGTH = 12  # of 23 signs each: 54 bits
_GROUP = 4
_FOREIGN = re.compile(r"[^A-Z0-9]")


def new_code() -> str:
    """Return a code such as "ACDE-FGHJ-KMNP"."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return _grouped(drawn)


def as_code(typed: str) -> str | None:
    """Return what somebody typed as a code is written; None where it can be none."""
    signs = _FOREIGN.sub("", typed[:40].upper())
    return _grouped(signs) if len(signs) == LENGTH and set(signs) <= set(LETTERS) else None


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))
