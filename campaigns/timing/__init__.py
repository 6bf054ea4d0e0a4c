"""Timing phrases of plans: read("2 lần/tuần") and back with in_words(); pure, no Django."""

from campaigns.timing.model import Every, Kind, Timing
from campaigns.timing.phrases import read
from campaigns.timing.words import in_words

__all__ = ["Every", "Kind", "Timing", "in_words", "read"]
