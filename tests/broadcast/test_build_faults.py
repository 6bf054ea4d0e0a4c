"""What goes wrong while a bulletin is built: a clear state, a reason in words, nothing lost."""

import os
import signal
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import imageio_ffmpeg
import pytest
from django.utils import timezone

from broadcast.build import Stage, build
from broadcast.building import production, stopping
from broadcast.building.finishing import rest_before
from broadcast.models import Bulletin, ItemKind
from broadcast.states import BulletinState, SlotState
from media.speech.engines import EngineName, engine
from tests.broadcast.studio import a_bulletin, a_clip, a_programme, a_slot, a_station
from tests.media.speech.engines.translate_service import TranslateService, serving, speaking

pytestmark = [pytest.mark.django_db, pytest.mark.faults]


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SPEECH_CACHE_DIR = tmp_path / "speech-cache"


def left_behind(tmp_path: Path) -> list[Path]:
    return [path for name in ("scratch", "media") for path in (tmp_path / name).rglob("*") if path.is_file()]


def no_speech(source: str) -> bytes:
    """An MP3 of three seconds of silence or noise."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-f", "lavfi", "-i", source, "-t", "3"]
    return subprocess.run([*command, "-f", "mp3", "pipe:1"], capture_output=True, check=True).stdout


@pytest.fixture(params=["anullsrc=r=24000", "anoisesrc=r=24000:a=0.5"], ids=["silence", "noise"])
def broken_service(request: pytest.FixtureRequest, settings) -> Iterator[TranslateService]:
    with serving(speaking(no_speech(request.param))) as service:
        settings.GTTS_URL = service.url
        yield service


def with_engines(*names: str) -> Bulletin:
    bulletin = a_bulletin()
    voice = bulletin.slot.programme.station.voice
    voice.engine_order = list(names)
    voice.save()
    return bulletin


@pytest.mark.usefixtures("broken_service")
def test_an_engine_that_returns_no_speech_is_replaced_by_the_next_and_the_operator_told() -> None:
    built = build(with_engines("gtts", "espeak").pk)
    assert (built.state, built.engine) == (BulletinState.APPROVED, "espeak")
    (notice,) = built.notices
    assert notice == (
        "Không dùng được giọng đọc Google nên bản tin dùng giọng dự phòng eSpeak NG. "
        "Anh/chị nên nghe thử trước khi phát."
    )


def test_an_engine_that_failed_a_moment_ago_is_not_asked_for_the_next_bulletin(
    broken_service: TranslateService,
) -> None:
    first = build(with_engines("gtts", "espeak").pk)
    asked = len(broken_service.asked)
    following = build(a_bulletin(a_slot(first.slot.programme, first.slot.start + timedelta(days=1))).pk)
    assert following.state == BulletinState.APPROVED
    assert len(following.notices) == 1
    assert len(broken_service.asked) == asked


@pytest.mark.usefixtures("broken_service")
def test_when_no_engine_is_left_the_bulletin_waits_for_another_try(tmp_path: Path) -> None:
    before = timezone.now()
    waiting = build(with_engines("gtts").pk)
    assert waiting.state == BulletinState.DRAFT
    assert "Google" in waiting.failure
    assert waiting.retry_at >= before + timedelta(minutes=1)
    assert (waiting.attempts, waiting.lease, waiting.stage) == (1, "", "")
    assert left_behind(tmp_path) == []


@pytest.mark.usefixtures("broken_service")
def test_the_last_try_fails_for_good_and_leaves_the_slot_planned(settings) -> None:
    settings.BUILD_ATTEMPTS = 1
    failed = build(with_engines("gtts").pk)
    assert failed.state == BulletinState.FAILED
    assert "Google" in failed.failure
    failed.slot.refresh_from_db()
    assert (failed.slot.state, failed.slot.bulletin_id) == (SlotState.PLANNED, None)


def test_an_engine_that_hangs_costs_its_time_out_and_the_next_bulletin_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bulletin = a_bulletin()
    child = engine(EngineName.ESPEAK).child
    monkeypatch.setattr(child, "answer_seconds", 0.5)

    def freeze(stage: Stage, done: float) -> None:
        if stage == Stage.SPEAKING and done:
            os.kill(child.pid, signal.SIGSTOP)

    waiting = build(bulletin.pk, watch=freeze)
    assert waiting.state == BulletinState.DRAFT
    assert waiting.failure
    monkeypatch.setattr(child, "answer_seconds", 10)
    following = build(a_bulletin(a_slot(bulletin.slot.programme, bulletin.slot.start + timedelta(days=1))).pk)
    assert following.state == BulletinState.APPROVED


def test_a_rundown_with_no_words_fails_with_a_reason(tmp_path: Path) -> None:
    empty = build(a_bulletin(script=((ItemKind.SIGNATURE, "", ""), (ItemKind.ITEM, "Trống", "  "))).pk)
    assert empty.state == BulletinState.FAILED
    assert empty.failure
    assert empty.retry_at is None
    assert left_behind(tmp_path) == []


def test_a_text_of_200_000_characters_fails_at_once_with_a_reason(tmp_path: Path) -> None:
    words = ("bà con chú ý theo dõi lịch cắt điện " * 6000)[:200_000]
    started = timezone.now()
    failed = build(a_bulletin(script=((ItemKind.ITEM, "Dài", words),)).pk)
    assert timezone.now() - started < timedelta(seconds=10)
    assert failed.state == BulletinState.FAILED
    assert "15:00" in failed.failure
    assert left_behind(tmp_path) == []


def test_a_voice_slower_than_planned_is_told_and_aired(monkeypatch: pytest.MonkeyPatch) -> None:
    bulletin = a_bulletin()
    seconds = build(bulletin.pk).seconds
    monkeypatch.setattr(production, "limit_of", lambda programme, station: seconds / 1.05)
    told = build(a_bulletin(bulletin.slot, version=2).pk)
    assert told.state == BulletinState.APPROVED
    assert len(told.notices) == 1


def test_a_bulletin_far_over_the_limit_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    bulletin = a_bulletin()
    seconds = build(bulletin.pk).seconds
    monkeypatch.setattr(production, "limit_of", lambda programme, station: seconds / 1.2)
    assert build(a_bulletin(bulletin.slot, version=2).pk).state == BulletinState.FAILED


def test_a_clip_that_is_gone_fails_with_its_name() -> None:
    bulletin = a_bulletin()
    clip = a_clip()
    bulletin.items.filter(kind="signature").update(clip=clip)
    Path(clip.file.path).unlink()
    failed = build(bulletin.pk)
    assert failed.state == BulletinState.FAILED
    assert clip.title in failed.failure


def test_a_fault_nobody_foresaw_is_tried_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("a fault nobody foresaw")

    monkeypatch.setattr(production, "assemble", broken)
    waiting = build(a_bulletin().pk)
    assert waiting.state == BulletinState.DRAFT
    assert "foresaw" not in waiting.failure
    assert left_behind(tmp_path) == []


def test_a_builder_that_lost_its_lease_writes_nothing_more(tmp_path: Path) -> None:
    bulletin = a_bulletin()

    def take_over(stage: Stage, done: float) -> None:
        if stage == Stage.PLACING:
            later = timezone.now() + timedelta(minutes=5)
            Bulletin.objects.filter(pk=bulletin.pk).update(lease="another", leased_until=later)

    after = build(bulletin.pk, watch=take_over)
    assert (after.state, after.lease, after.file.name) == (BulletinState.BUILDING, "another", "")
    assert left_behind(tmp_path) == []


def test_a_builder_asked_to_end_puts_the_bulletin_back_as_it_was(tmp_path: Path) -> None:
    bulletin = a_bulletin()
    try:
        after = build(bulletin.pk, watch=lambda stage, done: stopping.ask() if done else None)
    finally:
        stopping.withdraw()
    assert (after.state, after.attempts, after.retry_at, after.failure) == (BulletinState.DRAFT, 0, None, "")
    assert left_behind(tmp_path) == []
    assert build(bulletin.pk).state == BulletinState.APPROVED


def test_after_a_fault_that_passed_the_bulletin_is_built_and_the_failure_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bulletin = a_bulletin()
    with monkeypatch.context() as broken:
        broken.setattr(production, "assemble", None)
        build(bulletin.pk)
    built = build(bulletin.pk, now=timezone.now() + timedelta(minutes=2))
    assert (built.state, built.failure, built.attempts) == (BulletinState.APPROVED, "", 2)


@pytest.mark.parametrize(
    ("left_hours", "attempts", "minutes"),
    [(300, 1, 1), (300, 2, 2), (300, 5, 16), (300, 15, 360), (4, 15, 120), (0.01, 3, 1)],
)
def test_tries_grow_apart_and_never_past_the_slot(left_hours: float, attempts: int, minutes: int) -> None:
    assert rest_before(timedelta(hours=left_hours), attempts) == timedelta(minutes=minutes)


def test_no_try_is_planned_after_the_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(production, "assemble", None)
    programme = a_programme(a_station())
    soon = a_bulletin(a_slot(programme, timezone.now() - timedelta(minutes=14, seconds=30)))
    failed = build(soon.pk)
    assert (failed.state, failed.retry_at) == (BulletinState.FAILED, None)
