"""The articles of the demo commune, as data; days are said relative to the day it is loaded."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from broadcast.demo.film import Film

DAY = re.compile(r"\{ngay\+(\d+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    summary: str
    audiences: list[str]
    activity: str
    priority: int
    airings_wanted: int
    body: list[dict[str, Any]]
    film: Film | None = None


def read_texts(today: date) -> list[Text]:
    """Every text in the order of its file name, its {ngay+N} replaced by the day N days after `today`."""
    folder = files("broadcast.demo") / "articles"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return [read_text((folder / name).read_text(encoding="utf-8"), today) for name in names]


def days_counted(source: str, today: date) -> str:
    """Put the day N days after `today` in the place of each {ngay+N}."""

    def on(match: re.Match[str]) -> str:
        return (today + timedelta(days=int(match[1]))).strftime("%d/%m/%Y")

    return DAY.sub(on, source)


def read_text(source: str, today: date) -> Text:
    said = tomllib.loads(days_counted(source, today))
    film = said.pop("film", None)
    return Text(**said, film=Film(**film) if film else None)
