"""Ready plans for the campaigns communes run every year: a TOML file each, in the shape of campaigns.copying.

{nam} stands for the year. They are skeletons: a commune changes what is different there, a leader approves.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from campaigns.copying import from_data
from campaigns.models import Campaign

_YEAR = "{nam}"


@dataclass(frozen=True, slots=True)
class ReadyPlan:
    """`name` and `about` are what people choose by; `source` is the TOML of the plan."""

    key: str
    name: str
    about: str
    source: str

    def for_year(self, year: int) -> dict[str, Any]:
        """Return the plan of a year as campaigns.copying's data."""
        said = tomllib.loads(self.source.replace(_YEAR, str(year)))
        return {"starts_on": f"{year}-01-01", "ends_on": f"{year}-12-31", **said["plan"]}


@cache
def ready_plans() -> list[ReadyPlan]:
    """Return all of them in the order of their file names."""
    found = sorted(
        (entry for entry in files(__name__).iterdir() if entry.name.endswith(".toml")),
        key=lambda one: one.name,
    )
    return [_read(entry.name, entry.read_text(encoding="utf-8")) for entry in found]


def begin(key: str, year: int) -> Campaign:
    """Make a draft of a ready plan; raises KeyError where there is none of this key."""
    return from_data({one.key: one for one in ready_plans()}[key].for_year(year))


def _read(name: str, source: str) -> ReadyPlan:
    said = tomllib.loads(source)
    return ReadyPlan(name.split("-", 1)[1].removesuffix(".toml"), said["name"], said["about"], source)
