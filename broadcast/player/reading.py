"""JSON -> the shapes of protocol.py, strictly: wrong types are refused, what is unknown is passed over."""

import math
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from broadcast.player.protocol import Unreadable

T = TypeVar("T")


def read(shape: type[T], data: Any, where: str = "") -> T:
    """`data` as an instance of `shape`; raises Unreadable naming the part that does not fit."""
    if not isinstance(data, Mapping):
        raise Unreadable(f"{where or shape.__name__}: an object is expected")
    values: dict[str, Any] = {}
    hints = _hints(shape)  # type: ignore[arg-type]
    for field in fields(shape):  # type: ignore[arg-type]
        path = f"{where}.{field.name}".lstrip(".")
        if field.name in data:
            values[field.name] = _value(hints[field.name], data[field.name], path)
        elif field.default is MISSING:
            raise Unreadable(f"{path}: missing")
    return shape(**values)


@cache
def _hints(shape: type) -> dict[str, Any]:
    return typing.get_type_hints(shape)


def _value(hint: Any, data: Any, path: str) -> Any:
    if isinstance(hint, types.UnionType):
        if data is None and type(None) in hint.__args__:
            return None
        return _value(next(one for one in hint.__args__ if one is not type(None)), data, path)
    if typing.get_origin(hint) is tuple:
        return _tuple(typing.get_args(hint), data, path)
    if is_dataclass(hint):
        return read(hint, data, path)  # type: ignore[arg-type]
    if hint is datetime:
        return _moment(data, path)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _member(hint, data, path)
    return _plain(hint, data, path)


def _tuple(parts: tuple[Any, ...], data: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise Unreadable(f"{path}: a list is expected")
    if parts[-1] is Ellipsis:
        return tuple(_value(parts[0], one, f"{path}[{number}]") for number, one in enumerate(data))
    if len(parts) != len(data):
        raise Unreadable(f"{path}: {len(parts)} entries are expected")
    pairs = enumerate(zip(parts, data, strict=True))
    return tuple(_value(part, one, f"{path}[{number}]") for number, (part, one) in pairs)


def _moment(data: Any, path: str) -> datetime:
    try:
        moment = datetime.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise Unreadable(f"{path}: not a moment in ISO 8601") from error
    if moment.tzinfo is None:
        raise Unreadable(f"{path}: a moment without its zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise Unreadable(f"{path}: a moment nobody lives to see") from error


def _member(hint: type[Enum], data: Any, path: str) -> Enum:
    if isinstance(data, bool) or not isinstance(data, str | int):
        raise Unreadable(f"{path}: not one of {[one.value for one in hint]}")
    try:
        return hint(data)
    except ValueError as error:
        raise Unreadable(f"{path}: not one of {[one.value for one in hint]}") from error


def _plain(hint: Any, data: Any, path: str) -> Any:
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        try:
            return float(data)
        except OverflowError as error:
            raise Unreadable(f"{path}: a number beyond all measure") from error
    if hint is int and isinstance(data, float) and data.is_integer():
        return int(data)  # JSON has one kind of number; JSON Schema calls 5.0 an integer (2020-12, 4.2.3)
    if isinstance(data, bool) is not (hint is bool) or not isinstance(data, hint):
        raise Unreadable(f"{path}: {hint.__name__} is expected")
    if hint is float and not math.isfinite(data):
        raise Unreadable(f"{path}: a finite number is expected")
    return data
