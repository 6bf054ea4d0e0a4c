"""What may be uploaded: judged by what a file holds, not by what it is called."""

from media.guarding.inspection import inspect
from media.guarding.kinds import DOCUMENTS, PICTURES, SPREADSHEETS, VIDEOS, Kind
from media.guarding.refusal import Refused

__all__ = ["DOCUMENTS", "PICTURES", "SPREADSHEETS", "VIDEOS", "Kind", "Refused", "inspect"]
