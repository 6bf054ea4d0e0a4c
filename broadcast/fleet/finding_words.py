"""What the pre-flight found, in sentences."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from broadcast.fleet.preflight import Code, Finding
from broadcast.models import Slot


def finding_words(found: Finding) -> str:
    """What is wrong, and what to do about it."""
    sentences = {
        Code.NO_BULLETIN: _("There is no bulletin yet: approve an article for the loudspeakers."),
        Code.NOT_BUILT: _("The bulletin is not built yet."),
        Code.FAILED: _("The bulletin could not be built: open it and build it again."),
        Code.NOT_APPROVED: _("The bulletin waits for the leader's approval."),
        Code.FILE_GONE: _("The sound file is not on the machine: have the bulletin built again."),
        Code.WRONG_HASH: _("The sound file is not the one that was approved: have the bulletin built again."),
        Code.TOO_LONG: _("The bulletin lasts %(minutes)s minutes, longer than the %(limit)s it may."),
        Code.TOO_QUIET: _("The sound is too quiet (%(lufs)s LUFS): have the bulletin built again."),
        Code.SILENT: _("The sound file is silent: have the bulletin built again."),
        Code.PLAYER_AWAY: _("The player “%(player)s” is not heard of: check its power and network."),
        Code.PLAYER_LACKS: _("The player “%(player)s” has not fetched the sound yet: check its network."),
        Code.PLAYER_CLOCK: _("The player “%(player)s” does not know the time and will play nothing."),
    }
    return sentences[found.code] % {"player": found.about, **found.params}


def told_words(slot: Slot, words: Iterable[str]) -> str:
    """The alarm: which airing is in danger, and by what."""
    local = slot.start.astimezone(slot.programme.station.zone_info)
    subject = {"programme": slot.programme.title, "at": f"{local:%H:%M}", "day": f"{local:%d/%m/%Y}"}
    begin = _("“%(programme)s” at %(at)s on %(day)s may not be heard.") % subject
    return " ".join([begin, *words])
