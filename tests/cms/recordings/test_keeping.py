"""A recording becomes the next draft of its page, and is approved with it."""

import uuid
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from cms import workflow
from cms.airing import airable_items
from cms.completeness import advice
from cms.models import AiringApproval, ArticlePage
from cms.recordings.keeping import Sent, expected_seconds, keep, objection, put
from cms.roles import Role
from cms.workflow import approve, submit
from media.models import Recording
from media.recording.keeping import NotKept
from media.recording.words import words_sha256
from media.speech.reading import Region
from tests.media.audio.conftest import babble
from tests.media.recording.made import a_recording, upload

pytestmark = pytest.mark.django_db
TEXT = "Từ ngày 01/8, Ủy ban nhân dân xã nhận hồ sơ qua mạng."


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.SCRATCH_DIR = tmp_path / "media", tmp_path / "scratch"


@pytest.fixture
def page(write) -> ArticlePage:
    return write(loudspeaker_text=TEXT)


def sent(text: str = TEXT) -> Sent:
    return Sent(uuid.uuid4(), words_sha256(text), upload(babble(5)))


def newest(page: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_it_stands_in_the_next_draft_and_is_signed_by_who_read(page, officer) -> None:
    made = keep(page, sent(), officer, Region.NORTH)
    assert newest(page).recording == made
    assert made.reader == officer.signature
    assert newest(page).is_recorded()


def test_sent_twice_it_is_one_recording_and_one_draft(page, officer) -> None:
    once = sent()
    keep(page, once, officer, Region.NORTH)
    drafts = page.revisions.count()
    keep(newest(page), once, officer, Region.NORTH)
    assert (Recording.objects.count(), page.revisions.count()) == (1, drafts)


def test_what_was_typed_meanwhile_is_kept(page, officer) -> None:
    stale = newest(page)
    draft = newest(page)
    draft.title = "Tiêu đề mới"
    draft.save_revision(user=officer)
    put(stale, a_recording(TEXT), officer)
    assert (newest(page).title, newest(page).recording_id is not None) == ("Tiêu đề mới", True)


def test_words_changed_since_the_page_was_opened_refuse_it(page, officer) -> None:
    with pytest.raises(NotKept, match="tải lại trang"):
        keep(page, sent("Lời cũ."), officer, Region.NORTH)
    assert not Recording.objects.exists()


def test_the_approval_freezes_it(page, officer, leader) -> None:
    made = keep(page, sent(), officer, Region.NORTH)
    submit(newest(page), by=officer)
    approve(newest(page), by=leader)
    assert AiringApproval.objects.get().recording == made
    (item,) = airable_items()
    assert item.recorded is not None
    assert (item.recorded.clip, item.recorded.sha256) == (made.clip_id, made.clip.sha256)


def test_whoever_recorded_does_not_approve(page, officer, person) -> None:
    reader, other = person("minh", Role.OFFICER, Role.LEADER), person("hoa", Role.LEADER)
    keep(page, sent(), reader, Region.NORTH)
    submit(newest(page), by=officer)
    decision = newest(page).current_workflow_task_state
    assert workflow.objection(decision, reader)
    assert workflow.objection(decision, other) is None


def test_while_a_leader_decides_nothing_changes(page, officer) -> None:
    submit(page, by=officer)
    assert "chờ lãnh đạo duyệt" in objection(page, officer)
    with pytest.raises(NotKept, match="chờ lãnh đạo duyệt"):
        put(page, a_recording(TEXT), officer)


def test_only_who_may_edit_the_page(page, person) -> None:
    with pytest.raises(PermissionDenied):
        objection(page, person("tam", Role.OPERATOR))


def test_a_page_without_words_has_nothing_to_read(write, officer) -> None:
    assert objection(write(body=[], loudspeaker_text=""), officer)


def test_a_changed_text_is_said_to_author_and_leader(page, officer) -> None:
    keep(page, sent(), officer, Region.NORTH)
    draft = newest(page)
    assert advice(draft) == []
    draft.loudspeaker_text = "Lời khác hẳn."
    assert any("ghi âm lại" in sentence for sentence in advice(draft))


def test_cautions_are_said_to_author_and_leader(page, officer) -> None:
    draft = newest(page)
    draft.recording = a_recording(TEXT, 6.0)
    draft.recording.noise_floor = draft.recording.lufs - 10
    assert any("Tiếng ồn nền lớn" in sentence for sentence in advice(draft))


def test_a_recording_left_out_leaves_the_page_to_the_voice(page, officer) -> None:
    keep(page, sent(), officer, Region.NORTH)
    put(newest(page), None, officer)
    assert newest(page).recording is None


def test_a_text_takes_as_long_as_a_newsreader_needs() -> None:
    assert expected_seconds("một hai ba bốn", Region.NORTH) == pytest.approx(4 * 60 / 233)
    assert expected_seconds("5/12", Region.NORTH) > expected_seconds("năm", Region.NORTH)
