"""A person's reading on its way from the page into a bulletin: approved with the text, frozen by its hash."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db.models import ProtectedError

from broadcast.drafting.material import gather
from broadcast.housekeeping import remove_recordings
from broadcast.models import Slot, Voice
from broadcast.planning import differences, plan_station, replace_item
from cms.models import AiringApproval, ArticlePage
from media.models import AudioClip, Recording
from tests.broadcast.planning.commune import MONDAY, TEXT, Commune
from tests.media.recording.made import a_recording

pytestmark = pytest.mark.django_db
A_WEEK = timedelta(days=8)


@pytest.fixture(autouse=True)
def _monday_morning(settings, tmp_path: Path):
    settings.MEDIA_ROOT, settings.SCRATCH_DIR = tmp_path / "media", tmp_path / "scratch"
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def recording() -> Recording:
    return a_recording(TEXT, 4.0)


@pytest.fixture
def page(commune: Commune, recording: Recording) -> ArticlePage:
    return commune.article("Nộp hồ sơ", recording=recording, airings_wanted=9)


@pytest.fixture
def slot(commune: Commune, page: ArticlePage) -> Slot:
    commune.programme()
    return planned(commune)


def planned(commune: Commune) -> Slot:
    plan_station(commune.station, MONDAY)
    return Slot.objects.earliest("start")


def line(slot: Slot):
    return slot.newest.items.get(kind="item")


def test_the_recording_is_frozen_with_its_transcript(slot: Slot, recording: Recording) -> None:
    item = line(slot)
    assert (item.voice, item.clip) == (Voice.RECORDED, recording.clip)
    assert item.clip_sha256 == recording.clip.sha256
    assert item.text.split() == TEXT.split()
    assert item.spoken


def test_its_length_is_that_of_the_recording(
    commune: Commune, page: ArticlePage, recording: Recording
) -> None:
    piece = gather(commune.station, MONDAY).pieces[page.source]
    assert piece.candidate.seconds == recording.clip.seconds != piece.spoken.seconds


def test_a_retake_is_heard_only_when_it_is_approved_in_its_turn(
    commune: Commune, page: ArticlePage, slot: Slot, recording: Recording
) -> None:
    before = slot.newest.fingerprint
    draft = page.get_latest_revision_as_object()
    draft.recording = a_recording(TEXT, 5.0, seed=2)
    draft.save_revision(user=commune.officer)
    assert line(planned(commune)).clip == recording.clip
    commune.approved(draft)
    later = planned(commune)
    assert line(later).clip == draft.recording.clip
    assert later.newest.fingerprint != before


def test_a_text_changed_after_it_was_recorded_is_read_by_the_voice(
    commune: Commune, page: ArticlePage, slot: Slot
) -> None:
    commune.edited(page, loudspeaker_text=f"{TEXT} Xin mời bà con.")
    item = line(planned(commune))
    assert (item.voice, item.clip, item.clip_sha256) == (Voice.OUTDATED, None, "")


def test_a_locked_bulletin_says_that_the_recording_is_another_one(
    commune: Commune, page: ArticlePage, slot: Slot
) -> None:
    commune.edited(page, recording=a_recording(TEXT, 5.0, seed=2))
    assert [found.code for found in differences(slot, MONDAY + timedelta(hours=28))] == ["voice"]


def test_swapping_another_item_keeps_the_recording_word_for_word(
    commune: Commune, page: ArticlePage, recording: Recording
) -> None:
    other = commune.article("Tiêm chủng", airings_wanted=9)
    commune.programme(max_items=2)
    slot = planned(commune)
    third = commune.article("Cắt điện", airings_wanted=9)
    made = replace_item(slot, other.source, commune.officer, MONDAY + timedelta(hours=28), with_=third.source)
    assert made.items.get(source=page.source).clip == recording.clip


def test_items_without_a_recording_keep_their_fingerprint(commune: Commune) -> None:
    commune.article("Nộp hồ sơ")
    commune.programme()
    slot = planned(commune)
    slot.newest.items.filter(kind="item").update(voice=Voice.RECORDED)
    assert differences(slot, MONDAY) == []


def test_what_anything_refers_to_is_never_swept(commune: Commune, slot: Slot, recording: Recording) -> None:
    assert remove_recordings(MONDAY + A_WEEK) == 0
    with pytest.raises(ProtectedError):
        recording.delete()
    assert Path(recording.clip.file.path).exists()


@pytest.mark.parametrize("keeper", ["revision", "approval", "bulletin"])
def test_one_reference_is_enough(
    commune: Commune, page: ArticlePage, slot: Slot, recording: Recording, keeper
) -> None:
    commune.edited(page, recording=None)
    if keeper != "approval":
        AiringApproval.objects.update(recording=None)
    if keeper != "bulletin":
        slot.versions.all().delete()
    if keeper != "revision":
        for revision in page.revisions.all():
            revision.content["recording"] = None
            revision.save(update_fields=["content"])
    assert remove_recordings(MONDAY + A_WEEK) == 0
    assert Recording.objects.filter(pk=recording.pk).exists()


def test_a_take_nobody_kept_is_swept_with_its_file_after_a_week(recording: Recording) -> None:
    path = Path(recording.clip.file.path)
    assert remove_recordings(MONDAY + timedelta(days=6)) == 0
    assert remove_recordings(MONDAY + A_WEEK) == 1
    assert not path.exists()
    assert not AudioClip.objects.exists()
