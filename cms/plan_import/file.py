"""The file that is sent: who looks at it first, and why it is not read."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.importing import PlanDraft, Reason, Unreadable
from campaigns.importing.sources import Document, read
from campaigns.importing.understanding import understand
from campaigns.importing.wording import sentence
from media.guarding import Refused
from media.guarding.inspection import inspect
from media.guarding.kinds import MIB, OLE, Kind, named

TAKEN = frozenset({Kind.DOCX, Kind.PDF, Kind.TEXT})
ACCEPT = ".docx,.pdf,.md,.markdown,.txt"
READ = frozenset({*ACCEPT.split(","), ".docm"})  # the guard says of .docm what is wrong with it
MOST_LINES = 15_000  # some 300 pages
MOST_LETTERS = 2_000_000
MOST_BYTES = 40 * MIB + 1


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan's file as it was read."""

    name: str
    digest: str
    document: Document
    draft: PlanDraft


class PlanFileField(forms.FileField):
    """A file that is guarded, then read; its value is a PlanFile."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> PlanFile | None:
        upload: Any = super().clean(data, initial)
        return planned(upload) if upload else None


class UploadForm(forms.Form):
    file = PlanFileField(label=gettext_lazy("The plan's file"), allow_empty_file=True)


def planned(upload: Any) -> PlanFile:
    """Return what an UploadedFile holds; raises ValidationError, a sentence of why it is not read."""
    name = upload.name or ""
    try:
        return _read(upload, name)
    except Refused as refusal:
        raise ValidationError(str(refusal), code="refused") from refusal
    except _TooLong as long:
        words = _("The document is too long for a plan. Send only the plan and its appendices.")
        raise ValidationError(words, code="too_long") from long
    except Unreadable as unreadable:
        raise ValidationError(sentence(unreadable), code=unreadable.reason) from unreadable


class _TooLong(ValueError):
    pass


def _read(upload: Any, name: str) -> PlanFile:
    upload.seek(0)
    if not upload.size or upload.read(len(OLE)) == OLE:
        upload.seek(0)
        read(upload.read(MOST_BYTES), name)  # raises, and parses nothing: empty, old Word, locked
    guarded = _as_guarded(name)
    if PurePath(name).suffix.lower() not in READ:
        raise Unreadable(Reason.UNKNOWN_KIND, name)
    inspect(upload, guarded, TAKEN)
    content = upload.read()
    if named(guarded) is Kind.TEXT and content.count(b"\n") > MOST_LINES:
        raise _TooLong
    document = read(content, name)
    if len(document.lines) > MOST_LINES or sum(map(len, document.lines)) > MOST_LETTERS:
        raise _TooLong
    return PlanFile(name[-200:], hashlib.sha256(content).hexdigest(), document, understand(document))


def _as_guarded(name: str) -> str:
    """Return the name the guard judges: Markdown is plain text to it."""
    stem, dot, extension = name.rpartition(".")
    return f"{stem}.txt" if dot and extension.lower() in ("md", "markdown") else name
