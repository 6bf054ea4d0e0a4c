"""loaxa-player: the commands of the player, for the person who installs it."""

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from importlib.resources import files
from pathlib import Path

from broadcast.player import agent, words
from broadcast.player.devices import microphone_of, sink_of
from broadcast.player.journal import logged
from broadcast.player.microphone import CardMicrophone, Deaf, NoMicrophone
from broadcast.player.pairing import NotPaired, Paired, pair
from broadcast.player.pcm import tone
from broadcast.player.protocol import Manifest, Unreadable, dump
from broadcast.player.reading import read
from broadcast.player.server import Away, Refused, Server, Unexpected
from broadcast.player.showing import log_lines, status_lines
from broadcast.player.simulation import simulate
from broadcast.player.sinks import Sound, SoundFailed
from broadcast.player.sounds import Sounds
from broadcast.player.store import BrokenStore, DiskFull, Store
from broadcast.player.stored import local_volume, stored_manifest

logger = logging.getLogger(__name__)

UNIT = "loaxa-player.service"
LISTENED_SECONDS = 3.3


class Exit(IntEnum):
    """What the process says to whoever started it."""

    DONE = 0
    AWAY = 1
    USAGE = 2
    NOT_PAIRED = 3
    REFUSED = 4
    RUNNING = 5
    NO_SOUND = 6
    DISK = 7


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parser().parse_args(["simulate" if word == "--simulate" else word for word in given])
    level = logging.INFO if options.verbose or options.command == "run" else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    home = options.home.expanduser()
    try:
        return COMMANDS[options.command](home, options)
    except NotPaired:
        return _refuse(words.NOT_PAIRED, Exit.NOT_PAIRED)
    except agent.AlreadyRunning:
        return _refuse(words.RUNNING.format(home=home), Exit.RUNNING)
    except SoundFailed as error:
        logger.error("%s", error)
        return _refuse(words.NO_SOUND, Exit.NO_SOUND)
    except DiskFull:
        return _refuse(words.DISK_FULL, Exit.DISK)
    except (BrokenStore, OSError) as error:
        return _refuse(words.BROKEN.format(why=error), Exit.DISK)


def default_home() -> Path:
    """$LOAXA_PLAYER_HOME, else where systemd keeps a service's state, else the user's own folder."""
    found = os.environ.get("LOAXA_PLAYER_HOME") or os.environ.get("STATE_DIRECTORY")
    return Path(found) if found else Path.home() / ".loaxa-player"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("loaxa-player", description=words.DESCRIPTION)
    home = default_home()
    parser.add_argument("--home", type=Path, default=home, help=words.HOME.format(home=home))
    parser.add_argument("--verbose", action="store_true", help=words.VERBOSE)
    commands = parser.add_subparsers(dest="command", required=True, metavar=words.COMMAND)
    add = {
        name: commands.add_parser(name, help=words.HELP[name], description=words.HELP[name])
        for name in COMMANDS
    }
    add["pair"].add_argument("url", help=words.PAIR_URL)
    add["pair"].add_argument("code", help=words.PAIR_CODE)
    add["pair"].add_argument("--anew", action="store_true", help=words.PAIR_ANEW)
    for name in ("run", "test-tone"):
        add[name].add_argument("--sink", type=sink_of, default="card", help=words.SINK)
    add["run"].add_argument("--microphone", type=microphone_of, help=words.MICROPHONE)
    add["microphone"].add_argument("set", nargs="?", choices=["on", "off"], help=words.MICROPHONE_SET)
    add["test-tone"].add_argument("--seconds", type=float, default=5.0, help=words.SECONDS)
    add["volume"].add_argument("percent", nargs="?", type=int, help=words.PERCENT)
    add["plays"].add_argument("--last", type=int, default=0, help=words.LAST)
    add["simulate"].add_argument("--days", type=float, default=7.0, help=words.DAYS)
    add["simulate"].add_argument("--plan", type=Path, help=words.PLAN_FILE)
    for name in ("plays", "simulate"):
        add[name].add_argument("--json", action="store_true", help=words.JSON)
    return parser


def _pair(home: Path, options: argparse.Namespace) -> int:
    try:
        Server(options.url)
    except ValueError:
        return _refuse(words.BAD_URL.format(url=options.url), Exit.USAGE)
    store = Store(home)
    lock = agent.hold(home)
    try:
        before = store.get("paired")
        if before and not options.anew:
            return _refuse(words.ALREADY_PAIRED.format(base=before["base"]), Exit.REFUSED)
        pair(store, options.url, options.code)
    except Refused:
        return _refuse(words.CODE_REFUSED, Exit.REFUSED)
    except Away:
        return _refuse(words.AWAY.format(base=options.url), Exit.AWAY)
    except Unexpected as error:
        logger.error("%s", error)
        return _refuse(words.UNEXPECTED.format(base=options.url), Exit.AWAY)
    finally:
        store.close()
        lock.close()
    return _say(words.PAIRED)


def _run(home: Path, options: argparse.Namespace) -> int:
    store = Store(home)
    try:
        kept = CardMicrophone if store.get("microphone") else Deaf
    finally:
        store.close()
    agent.run(home, options.sink, microphone=options.microphone or kept)
    return Exit.DONE


def _microphone(home: Path, options: argparse.Namespace) -> int:
    """Switch it on or off; asked for neither, listen and say how loud it is here."""
    if options.set is None:
        return _listen()
    store = Store(home)
    try:
        store.put({"microphone": options.set == "on"})
    finally:
        store.close()
    return _say(words.MICROPHONE_ON if options.set == "on" else words.MICROPHONE_OFF)


def _listen() -> int:
    try:
        microphone = CardMicrophone()
    except NoMicrophone as error:
        logger.error("%s", error)
        return _refuse(words.NO_MICROPHONE, Exit.NO_SOUND)
    time.sleep(LISTENED_SECONDS)
    levels = microphone.levels()
    microphone.close()
    if not levels:
        return _refuse(words.NO_MICROPHONE, Exit.NO_SOUND)
    return _say(words.MICROPHONE_HEARS.format(level=max(levels)).replace(".", ","))


def _status(home: Path, options: argparse.Namespace) -> int:
    store = Store(home)
    try:
        return _say(*status_lines(store, Sounds(home / agent.SOUNDS), datetime.now(UTC)))
    finally:
        store.close()


def _test_tone(home: Path, options: argparse.Namespace) -> int:
    store = Store(home)
    try:
        playing, volume = (store.get("status") or {}).get("playing"), local_volume(store)
    finally:
        store.close()
    if playing and _is_running(home):
        return _refuse(words.TONE_BUSY.format(what=playing), Exit.RUNNING)
    _say(words.TONE.format(seconds=options.seconds))
    voice = options.sink.begin(Sound(tone(options.seconds), options.seconds, volume))
    while not voice.over and not voice.failed:
        time.sleep(0.1)
    voice.stop()
    if voice.failed:
        raise SoundFailed(voice.failed)
    return _say(words.TONE_DONE)


def _is_running(home: Path) -> bool:
    try:
        agent.hold(home).close()
    except agent.AlreadyRunning:
        return True
    return False


def _volume(home: Path, options: argparse.Namespace) -> int:
    store = Store(home)
    try:
        if options.percent is None:
            return _say(words.VOLUME.format(percent=local_volume(store)))
        if not 0 <= options.percent <= 100:
            return _refuse(words.VOLUME_BAD, Exit.USAGE)
        store.put({"volume": options.percent})
        return _say(words.VOLUME_SET.format(percent=options.percent))
    finally:
        store.close()


def _plays(home: Path, options: argparse.Namespace) -> int:
    store = Store(home)
    try:
        rows, manifest = logged(store)[-options.last :], stored_manifest(store)
    finally:
        store.close()
    if options.json:
        return _say(*(json.dumps(dump(row), ensure_ascii=False) for row in rows))
    return _say(*(log_lines(rows, manifest) if rows else [words.NO_PLAYS]))


def _simulate(home: Path, options: argparse.Namespace) -> int:
    now = datetime.now(UTC)
    try:
        manifest, lacking = _rehearsed(home, options.plan)
    except (Unreadable, ValueError) as error:
        return _refuse(words.BAD_PLAN.format(path=options.plan, why=error), Exit.USAGE)
    if manifest is None:
        return _refuse(words.NO_PLAN, Exit.NOT_PAIRED)
    begin = min(now, manifest.covers_until) if options.plan is None else manifest.covers_from
    until = min(begin + timedelta(days=max(0.0, min(options.days, 60.0))), manifest.covers_until)
    rows = simulate(manifest, begin, until, lacking)
    if options.json:
        return _say(*(json.dumps(dump(row), ensure_ascii=False) for row in rows))
    return _say(*(log_lines(rows, manifest) if rows else [words.NO_PLAYS]))


def _rehearsed(home: Path, path: Path | None) -> tuple[Manifest | None, frozenset[str]]:
    """The plan to rehearse and the sounds that are missing for it; a plan from a file lacks none."""
    if path:
        return read(Manifest, json.loads(path.read_text())), frozenset()
    store = Store(home)
    try:
        Paired.of(store)
        manifest = stored_manifest(store)
    finally:
        store.close()
    sounds = Sounds(home / agent.SOUNDS)
    wanted = manifest.files if manifest else ()
    return manifest, frozenset(file.sha256 for file in wanted if not sounds.has(file))


def _service(home: Path, options: argparse.Namespace) -> int:
    unit = files("broadcast.player").joinpath(UNIT).read_text()
    return _say(unit.replace("@PROGRAM@", str(Path(sys.argv[0]).resolve())).rstrip())


def _say(*lines: str) -> int:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return Exit.DONE


def _refuse(sentence: str, exit_code: Exit) -> int:
    sys.stderr.write(f"{sentence}\n")
    return exit_code


COMMANDS = {
    "pair": _pair,
    "run": _run,
    "status": _status,
    "test-tone": _test_tone,
    "volume": _volume,
    "microphone": _microphone,
    "plays": _plays,
    "simulate": _simulate,
    "service": _service,
}
