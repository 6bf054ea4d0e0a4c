"""A recording comes to a page as its next draft: what was approved before stays as it was."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import SpokenPage, User
from media.models import Pronunciation, Recording
from media.recording.keeping import NotKept, Read, take
from media.recording.words import words_sha256
from media.speech.reading import Region, estimated_seconds, read


@dataclass(frozen=True, slots=True)
class Sent:
    """An upload as it comes from the page: `words` is the hash of the text that was shown to be read."""

    key: UUID
    words: str
    upload: UploadedFile[Any]


def expected_seconds(text: str, region: Region) -> float:
    """How long a newsreader takes for a text as it is written."""
    return estimated_seconds(read(text, region=region, lexicon=Pronunciation.objects.lexicon()).text)


def objection(page: SpokenPage, user: User) -> str:
    """Why nobody, or not this account, may change the recording of a page now; "" where they may.

    Raises PermissionDenied where the page is not theirs to edit.
    """
    rights = page.permissions_for_user(user)
    if not rights.can_edit():
        raise PermissionDenied
    if page.workflow_in_progress:
        return _(
            "This text waits for a leader's decision, so its recording cannot be changed now. "
            "Cancel the submission first, or wait for the decision."
        )
    if rights.page_locked():
        return _("This page is locked, so its recording cannot be changed now.")
    return "" if page.text_to_air().strip() else _("There is nothing to be read on the loudspeakers.")


def keep(page: SpokenPage, sent: Sent, by: User, region: Region) -> Recording:
    """Keep an upload as the recording of the newest draft of `page`; sending it twice is once.

    Raises NotKept and media.audio.AudioRejected with a sentence; then the page is as it was.
    """
    text = page.text_to_air()
    if words_sha256(text) != sent.words:
        raise NotKept(
            _(
                "The text was changed after this page was opened, so the recording says something else. "
                "Please reload the page and read the new text."
            )
        )
    recording = take(
        sent.upload, Read(sent.key, page.title, text, by.signature, expected_seconds(text, region))
    )
    put(page, recording, by)
    return recording


def put(page: SpokenPage, recording: Recording | None, by: User) -> None:
    """Make the next draft of a page with this recording, or without any; raises NotKept."""
    with transaction.atomic():
        held = Page.objects.select_for_update().get(pk=page.pk).specific
        if reason := objection(held, by):
            raise NotKept(reason)
        latest = held.get_latest_revision_as_object()
        if latest.recording_id != (recording.pk if recording else None):
            latest.recording = recording
            latest.save_revision(user=by, log_action=True, clean=False)
