"""A bulletin's loudness over time as one SVG path; pure."""

from collections.abc import Sequence
from typing import Any

BARS = 120
HEIGHT = 48


def outline(values: Sequence[Any], bars: int = BARS, height: int = HEIGHT) -> str:
    """Draw `values` (peaks, 0 to 1, or pairs of them) as `bars` upright strokes, 2 units apart; "" for none.

    The path stands in a view box of 2 * bars by `height`; each stroke is centred and at least a dot tall.
    """
    peaks = [_peak(value) for value in values]
    if not peaks:
        return ""
    drawn = min(bars, len(peaks))
    strokes = []
    for bar in range(drawn):
        first, last = bar * len(peaks) // drawn, (bar + 1) * len(peaks) // drawn
        tall = max(1.0, max(peaks[first:last]) * height)
        strokes.append(f"M{2 * bar + 1} {(height - tall) / 2:.1f}v{tall:.1f}")
    return "".join(strokes)


def _peak(value: Any) -> float:
    """The largest magnitude in `value`, a number or several, held within 0 to 1."""
    several = value if isinstance(value, list | tuple) else [value]
    return min(1.0, max((abs(float(one)) for one in several), default=0.0))
