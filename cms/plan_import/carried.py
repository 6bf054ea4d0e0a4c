"""What travels in the form between upload and acceptance: the document as it was read, signed."""

import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.core import signing

MOST_SIGNED = 6 * 1024 * 1024  # characters; DATA_UPLOAD_MAX_MEMORY_SIZE is the limit of the whole form
_SALT = "cms.plan_import"


class Torn(ValueError):
    """What came back is not what was sent to this account."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A document: `lines[0]` is line 1; `digest` the SHA-256 of its file.

    `links` says from which lines a field of the plan was read, `rows` from which each row of a list.
    """

    name: str
    digest: str
    lines: tuple[str, ...]
    links: Mapping[str, tuple[int, ...]]
    rows: Mapping[str, tuple[tuple[int, ...], ...]]
    left: tuple[int, ...]

    def of_row(self, name: str, at: int) -> tuple[int, ...]:
        rows = self.rows.get(name, ())
        return rows[at] if at < len(rows) else ()


def sealed(carried: Carried, account: int) -> str:
    """Return it as one field of a form that only `account` can send back."""
    return signing.dumps(asdict(carried), salt=f"{_SALT}:{account}", compress=True)


def opened(sent: str, account: int) -> Carried:
    """Return what `sealed` made; raises Torn."""
    if len(sent) > MOST_SIGNED:
        raise Torn(f"{len(sent)} characters")
    try:
        said = signing.loads(sent, salt=f"{_SALT}:{account}")
    except (signing.BadSignature, zlib.error) as error:
        raise Torn("not signed for this account") from error
    return Carried(
        name=said["name"],
        digest=said["digest"],
        lines=tuple(said["lines"]),
        links={name: tuple(lines) for name, lines in said["links"].items()},
        rows={name: tuple(tuple(lines) for lines in rows) for name, rows in said["rows"].items()},
        left=tuple(said["left"]),
    )
