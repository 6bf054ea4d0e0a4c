"""The words in somebody's unsaved form, whatever kind of page it is the form of."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

LONGEST = 300_000  # characters looked through while somebody types
_NOT_WORDS = re.compile(
    r"^(csrfmiddlewaretoken|next|slug|legal_basis|action-.*|comments-.*|.*-(id|type|order|deleted|ORDER|DELETE|"
    r"TOTAL_FORMS|INITIAL_FORMS|MIN_NUM_FORMS|MAX_NUM_FORMS|count))$"
)


def typed_words(fields: Mapping[str, Any]) -> str:
    """Return everything typed into a page's form as plain text, a field or paragraph a line."""
    lines = (line for name in fields if not _NOT_WORDS.match(name) for line in _plain(str(fields[name])))
    return "\n".join(lines)[:LONGEST]


def _plain(value: str) -> Iterable[str]:
    """Return a value's paragraphs: of the rich text editor's JSON, of a table's cells, else itself."""
    if not value.startswith("{"):
        return [value]
    try:
        held = json.loads(value)
    except ValueError:
        return [value]
    if not isinstance(held, dict):
        return []
    paragraphs = [str(block.get("text", "")) for block in _dicts(held.get("blocks"))]
    cells = [str(cell or "") for row in _lists(held.get("data")) for cell in row]
    return [*paragraphs, *cells]


def _dicts(found: Any) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _lists(found: Any) -> list[list[Any]]:
    return [one for one in found if isinstance(one, list)] if isinstance(found, list) else []
