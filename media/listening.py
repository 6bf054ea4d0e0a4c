"""A few sentences spoken at once, for somebody who waits in front of a page."""

import io
import wave

from django.core.cache import cache
from django.utils.translation import gettext as _

from media.models import VoiceProfile
from media.speech.cache import SentenceLost
from media.speech.synthesis import NoEngineLeft, Passage, Pause, synthesise

LONGEST_TEXT = 1500  # characters, about a minute and a half
TIMES_A_MINUTE = 20
BYTES_PER_SAMPLE = 2


class CannotBeHeard(Exception):
    """What was asked cannot be spoken now; str() is the Vietnamese sentence for the page."""


def hear(spoken: str, voice: VoiceProfile, *, listener: str) -> bytes:
    """Speak a paragraph and return it as a WAV file (16 bit, mono).

    `spoken` holds words as media.speech.reading gives them; `listener` names who asks, for the limit of
    TIMES_A_MINUTE. Raises CannotBeHeard.
    """
    text = spoken.strip()
    if not text:
        raise CannotBeHeard(_("There is nothing to hear here yet."))
    if len(text) > LONGEST_TEXT:
        raise CannotBeHeard(
            _("This paragraph is too long to be heard at once. Please split it into shorter paragraphs.")
        )
    _count(listener)
    try:
        done = synthesise([text], order=voice.engine_order, region=voice.region, speed=voice.speed)
        return _wav(done.passages[0])
    except (NoEngineLeft, SentenceLost) as error:
        raise CannotBeHeard(
            _("No voice can speak at the moment. Your text is kept; please try again in a few minutes.")
        ) from error
    except OSError as error:
        raise CannotBeHeard(
            _("The sound could not be written: the disk may be full. Please tell the administrator.")
        ) from error


def _count(listener: str) -> None:
    """Refuse somebody who asks faster than a person listens."""
    key = f"media.listening:{listener}"
    if cache.add(key, 1, timeout=60):
        return
    try:
        times = cache.incr(key)
    except ValueError:  # the minute ended between the two
        times = 1
    if times > TIMES_A_MINUTE:
        raise CannotBeHeard(_("You are asking very fast. Please wait a minute before listening again."))


def _wav(passage: Passage) -> bytes:
    sounds = [part for part in passage if not isinstance(part, Pause)]
    rate = sounds[0].rate if sounds else 22050
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_PER_SAMPLE)
        file.setframerate(rate)
        for part in passage:
            if isinstance(part, Pause):
                file.writeframes(bytes(BYTES_PER_SAMPLE * int(part.seconds * rate)))
            else:
                file.writeframes(part.load().data)
    return target.getvalue()
