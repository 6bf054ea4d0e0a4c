"""Whose voice and whose words the editor uses."""

from django.http import HttpRequest

from cms.models import CommuneSettings
from media.models import VoiceProfile


def voice_for(request: HttpRequest) -> VoiceProfile:
    """Return the commune's voice, or an ordinary one (unsaved) where none was chosen."""
    chosen: VoiceProfile | None = CommuneSettings.for_request(request).voice
    return chosen or VoiceProfile()
