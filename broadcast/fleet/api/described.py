"""The shapes of the protocol as JSON Schema, for the description of the calls."""

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from broadcast.fleet.api.bodies import BOUNDS

YEAR, LEAP_YEAR = "(19[7-9]|20[0-9])[0-9]", "(19(7[26]|8[048]|9[26])|20([02468][048]|[13579][26]))"
DAYS = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])", "(0[13-9]|1[0-2])-(29|30)", "(0[13578]|1[02])-31"
MOMENT = {
    "type": "string",
    "description": "ISO 8601 with its zone",
    "pattern": rf"^({YEAR}-({'|'.join(DAYS)})|{LEAP_YEAR}-02-29)"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z$",
    "example": "2026-12-08T10:00:00Z",
}
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: MOMENT,
}


def body(shape: type) -> dict[str, Any]:
    """A call's body of this shape, as OpenAPI has it."""
    content = {"application/json": {"schema": schema(shape)}}
    return {"requestBody": {"required": True, "content": content}}


def schema(hint: Any) -> dict[str, Any]:
    """The schema of a type of the protocol."""
    if isinstance(hint, types.UnionType):
        some = next(part for part in hint.__args__ if part is not type(None))
        return {"anyOf": [schema(some), {"type": "null"}]}
    if typing.get_origin(hint) is tuple:
        parts = typing.get_args(hint)
        counted = {} if parts[-1] is Ellipsis else {"minItems": len(parts), "maxItems": len(parts)}
        return {"type": "array", "items": schema(parts[0]), **counted}
    if is_dataclass(hint):
        return _object(hint)  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, Enum):
        values = [member.value for member in hint]
        return {"type": "integer" if isinstance(values[0], int) else "string", "enum": values}
    return dict(PLAIN[hint])


def _object(shape: type) -> dict[str, Any]:
    hints, bounds = typing.get_type_hints(shape), BOUNDS.get(shape, {})
    described: dict[str, Any] = {
        "type": "object",
        "title": shape.__name__,
        "properties": {
            field.name: schema(hints[field.name]) | dict(bounds.get(field.name, {}))
            for field in fields(shape)
        },
        "required": [f.name for f in fields(shape) if f.default is MISSING],
    }
    if shape.__doc__:
        described["description"] = " ".join(shape.__doc__.split())
    return described
