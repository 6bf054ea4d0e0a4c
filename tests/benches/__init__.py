"""Benchmarks: each module has run() -> list[Ratio]; ratios of one run on one machine, so that they travel."""

from dataclasses import dataclass


@dataclass
class Ratio:
    """ratio must be at most limit; detail says what was timed, in words and seconds."""

    name: str
    ratio: float
    limit: float
    detail: str
