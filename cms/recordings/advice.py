"""What an author and a leader should know of a page's recording before it is approved."""

from typing import Any

from django.utils.translation import gettext as _


def recording_advice(page: Any) -> list[str]:
    """Sentences about the recording of a page; [] where there is none or nothing is to be said."""
    recording = getattr(page, "recording", None)
    if recording is None or not page.for_loudspeakers:
        return []
    if not page.is_recorded():
        return [
            _(
                "The loudspeaker text was changed after it was recorded. The recording is not used: the "
                "voice of the machine reads the new text. Please record it again, or remove the recording."
            )
        ]
    return [_("About the recording: %(caution)s") % {"caution": caution} for caution in recording.cautions]
