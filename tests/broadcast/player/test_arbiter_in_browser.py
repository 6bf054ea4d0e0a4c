"""The browser's arbiter decides as the player's does: the same questions to both, the same answers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from broadcast.player import arbiter
from broadcast.player.arbiter import Progress
from broadcast.player.loudness import loudness
from broadcast.player.protocol import AfterInterruption, Item, Kind, Outcome, Rank, Stream, dump

pytestmark = [pytest.mark.browser, pytest.mark.once]
SCRIPT = Path(__file__).parents[3] / "broadcast/static/broadcast/player/arbiter.js"
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
QUESTIONS = 1000
ASK = """(questions) => questions.map(({ items, since, until, withdrawn, progress, onAir, now, quiet }) => {
  const all = LoaXa.arbiter.airings(items, since, until);
  all.forEach((one) => { one.withdrawn = withdrawn.includes(one.id); });
  const found = LoaXa.arbiter.decide(all, new Map(Object.entries(progress)), onAir, now, quiet);
  return {
    airings: all.map((one) => [one.id, one.startsAt, one.latestStart]),
    play: found.play && found.play.id,
    position: found.position,
    endings: found.endings.map(({ airing, outcome, reason }) => [airing.id, outcome, reason]),
    wakeAt: found.wakeAt,
  };
})"""


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def ms(moment: datetime | None) -> float | None:
    return None if moment is None else (moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1)


def an_item(chance: Random, number: int) -> Item:
    starts, seconds = chance.randrange(-600, 600, 30), chance.choice([0, 30, 60, 300, 900])
    kind = chance.choice(list(Kind))
    return Item(
        id=f"{chance.choice(['slot', 'emergency'])}:{number}",
        kind=kind,
        rank=chance.choice(list(Rank)),
        title="",
        starts_at=at(starts),
        latest_start=at(starts + chance.choice([0, 60, 300])),
        seconds=float(seconds),
        after_interruption=chance.choice(list(AfterInterruption)),
        every_seconds=chance.choice([None, None, None, 60.0, 120.0]),
        until=chance.choice([None, at(starts + 400)]),
        ends_at=chance.choice([None, None, at(starts + chance.randrange(0, 600, 30))]),
        stream=Stream("http://127.0.0.1/") if kind == Kind.RELAY else None,
    )


def a_progress(chance: Random) -> Progress:
    begun = chance.random() < 0.7
    return Progress(
        heard=chance.choice([0.0, 1.0, 30.0, 59.9995, 300.0]),
        began_at=at(chance.randrange(-600, 60, 15)) if begun else None,
        interrupted=chance.random() < 0.5,
        over=chance.choice([None, None, None, Outcome.AIRED]),
        last_heard_at=chance.choice([None, at(chance.randrange(-300, 60, 15))]),
    )


def asked_here(question: dict[str, Any]) -> dict[str, Any]:
    found = arbiter.decide(
        question["airings"], question["progress"], question["on_air"], question["now"], question["quiet"]
    )
    return {
        "airings": [[one.id, ms(one.starts_at), ms(one.latest_start)] for one in question["airings"]],
        "play": found.play.id if found.play else None,
        "position": found.position,
        "endings": [[end.airing.id, end.outcome, end.reason] for end in found.endings],
        "wakeAt": ms(found.wake_at),
    }


def a_question(chance: Random) -> dict[str, Any]:
    items = [an_item(chance, number) for number in range(chance.randrange(1, 5))]
    since, until = at(-300), at(400)
    drawn = arbiter.airings(items, since, until)
    withdrawn = {one.id for one in drawn if chance.random() < 0.05}
    airings = [
        arbiter.Airing(one.id, one.item, one.starts_at, one.latest_start, one.id in withdrawn)
        for one in drawn
    ]
    progress = {one.id: a_progress(chance) for one in airings if chance.random() < 0.4}
    on_air = chance.choice([None, *(key for key, known in progress.items() if known.began_at)])
    return {
        "items": items,
        "span": (since, until),
        "airings": airings,
        "withdrawn": withdrawn,
        "progress": progress,
        "on_air": on_air,
        "now": at(chance.randrange(-120, 700, 5)),
        "quiet": chance.choice([(), ((at(100), at(300)),)]),
    }


def as_asked_there(question: dict[str, Any]) -> dict[str, Any]:
    return {
        "items": dump(question["items"]),
        "since": ms(question["span"][0]),
        "until": ms(question["span"][1]),
        "withdrawn": sorted(question["withdrawn"]),
        "progress": {
            key: {
                "heard": known.heard,
                "began": ms(known.began_at),
                "interrupted": known.interrupted,
                "over": known.over,
                "seenAt": ms(known.last_heard_at),
            }
            for key, known in question["progress"].items()
        },
        "onAir": question["on_air"],
        "now": ms(question["now"]),
        "quiet": [[ms(begin), ms(end)] for begin, end in question["quiet"]],
    }


def test_the_browser_decides_as_the_player_does(chromium) -> None:
    chance = Random(20261121)
    questions = [a_question(chance) for _ in range(QUESTIONS)]
    context = chromium.new_context()
    page = context.new_page()
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    there = page.evaluate(ASK, [as_asked_there(question) for question in questions])
    context.close()
    for question, answer in zip(questions, there, strict=True):
        here = asked_here(question)
        wake_here, wake_there = here.pop("wakeAt"), answer.pop("wakeAt")
        assert answer == here, question
        assert wake_there == pytest.approx(wake_here, abs=0.01), question
    assert len({answer["play"] is None for answer in there}) == 2
    reasons = {reason for answer in there for _airing, _outcome, reason in answer["endings"]}
    assert reasons >= {
        "",
        "late",
        "interrupted",
        "outranked",
        "power_cut",
        "was_off",
        "quiet_hours",
        "stopped",
        "withdrawn",
    }


def test_both_play_as_loud(chromium) -> None:
    percents = (0, 1, 33, 50, 67, 99, 100)
    items = [
        Item("one", kind, Rank.NORMAL, "Tin", NOON, NOON, 60.0, volume=own)
        for kind in Kind
        for own in percents
    ]
    asked = [(item, plan) for item in items for plan in percents]
    context = chromium.new_context()
    page = context.new_page()
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    there = page.evaluate(
        "(asked) => asked.map(([item, plan]) => LoaXa.arbiter.loudness(item, plan))",
        [[dump(item), plan] for item, plan in asked],
    )
    context.close()
    assert there == [loudness(item, plan) for item, plan in asked]
