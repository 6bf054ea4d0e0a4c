"""The table of outdated terms that came with the software, shown beside the commune's own rows."""

import tomllib
from importlib.resources import files

from cms.legal.models import Origin, OutdatedTerm
from cms.legal.outdated import Outdated, folded
from media.shipped import put_in


def shipped_terms() -> list[Outdated]:
    """Return the rows of data/outdated.toml."""
    source = (files("cms.legal.data") / "outdated.toml").read_text("utf-8")
    return [Outdated(**row) for row in tomllib.loads(source)["term"]]


def sync_shipped() -> int:
    """Make the rows of origin "shipped" those of the file; return how many there are. Idempotent.

    Whether a row is warned about is the commune's to say: that stays.
    """
    rows = [
        OutdatedTerm(
            written=row.written, replacement=row.replacement, reason=row.reason, origin=Origin.SHIPPED
        )
        for row in shipped_terms()
    ]
    return put_in(OutdatedTerm.objects.filter(origin=Origin.SHIPPED), rows, ["replacement", "reason"])


def table() -> list[Outdated]:
    """Return the rows to warn about; the commune's own overrule shipped ones of the same words.

    A row of the commune's that is switched off silences the shipped one too.
    """
    chosen = {folded(row.written): row for row in OutdatedTerm.objects.order_by("-origin", "pk")}
    return [Outdated(row.written, row.replacement, row.reason) for row in chosen.values() if row.in_use]
