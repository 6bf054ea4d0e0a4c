"""What an operator reads when a bulletin was not built: what happened, what was kept, what to do next."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def minutes(seconds: float) -> str:
    """Seconds as m:ss."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def with_last_failure(sentence: str, last_failure: str) -> str:
    return f"{sentence} {_('The last failure:')} {last_failure}" if last_failure else sentence


def not_built_in_time(last_failure: str) -> str:
    return with_last_failure(
        _("The bulletin was not built before its time on air was over. Its text is kept in the rundown."),
        last_failure,
    )


def too_many_attempts(attempts: int, last_failure: str) -> str:
    sentence = ngettext(
        "The bulletin could not be built after %(count)d attempt. Its text is kept in the rundown. "
        "Put the cause right, then ask for it to be built again.",
        "The bulletin could not be built after %(count)d attempts. Its text is kept in the rundown. "
        "Put the cause right, then ask for it to be built again.",
        attempts,
    )
    return with_last_failure(sentence % {"count": attempts}, last_failure)


def again_at(reason: str, at: datetime) -> str:
    """`at`: the next try in the station's own time."""
    again = _("The text is kept. It will be tried again at %(time)s.") % {"time": f"{at:%H:%M %d/%m/%Y}"}
    return f"{reason} {again}"


def nothing_to_say() -> str:
    return _(
        "The rundown has no words to read. Add an approved item, then ask for the bulletin to be made again."
    )


def too_long(seconds: float, limit: float) -> str:
    return _(
        "The bulletin would last %(length)s, longer than the limit of %(limit)s. The text is kept. "
        "Take an item out or shorten it, then ask for the bulletin to be made again."
    ) % {"length": minutes(seconds), "limit": minutes(limit)}


def longer_than_planned(seconds: float, limit: float) -> str:
    return _(
        "The bulletin lasts %(length)s, a little over the limit of %(limit)s: "
        "this voice reads slower than planned."
    ) % {"length": minutes(seconds), "limit": minutes(limit)}


def silent() -> str:
    return _(
        "The finished sound was silent. The text is kept. Check the voice and the tunes of the station, "
        "then ask for the bulletin to be built again."
    )


def noise() -> str:
    return _(
        "The finished sound was only a steady noise, without speech. The text is kept. "
        "Choose another voice, then ask for the bulletin to be built again."
    )


def sentence_lost() -> str:
    return _("A part of the speech was lost before it could be used.")


def clip_missing(title: str) -> str:
    return _(
        "The sound file of “%(title)s” cannot be read. The rundown is kept. Upload the clip again, "
        "then ask for the bulletin to be built again."
    ) % {"title": title}


def recording_lost(title: str) -> str:
    return _(
        "The recording of “%(title)s” is missing or damaged, so the voice of the machine reads its text. "
        "Please record it again if it is to be heard in a person's voice."
    ) % {"title": title}


def recording_outdated(title: str) -> str:
    return _(
        "“%(title)s” was recorded, but its text was changed afterwards, so the voice of the machine "
        "reads it. Please record it again if it is to be heard in a person's voice."
    ) % {"title": title}


def disk_full() -> str:
    return _("The machine's disk is full. Free some space on it.")


def no_engine(detail: str) -> str:
    return _("None of the station's voices could read the text (%(detail)s).") % {"detail": detail}


def too_slow() -> str:
    return _("A step of the build took too long and was ended.")


def audio_failed() -> str:
    return _("The sound could not be put together.")


def unexpected() -> str:
    return _("The build stopped because of an unexpected error, which is written in the machine's log.")


def fell_back(failed: str, used: str) -> str:
    return _(
        "The voice %(failed)s could not be used, so the bulletin is read by the reserve voice %(used)s. "
        "Please listen to it before it is aired."
    ) % {"failed": failed, "used": used}
