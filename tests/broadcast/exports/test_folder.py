"""Exports of a real station: folder, zip, timetable, command, and the folder the clock keeps."""

import hashlib
import io
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from broadcast import cancelling
from broadcast.clock import tick
from broadcast.exports.airings import watched_folder
from broadcast.models import Bulletin, Station
from cms.roles import Role
from media.audio import write_jingle
from media.audio.encoding import encode
from media.audio.wav import blocks, wav_seconds
from tests.broadcast.admin.scene import MONDAY, SOUND

FILE = "2026-12-08/00_1700_tin-hai-lan-mot-tuan.mp3"
LISTS = {"tat-ca.m3u", "2026-12-08/phat.m3u"}
ZIP = "/quan-tri/truyen-thanh/xuat/ban-tin.zip"


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def exported(scene, tmp_path):
    """Export into a folder with the command, and return it."""

    def run(*more: str) -> Path:
        call_command("export", str(tmp_path / "usb"), *more, stdout=io.StringIO())
        return tmp_path / "usb"

    return run


def test_the_command_writes_bulletins_playlists_and_timetable(exported):
    folder = exported()
    assert files_in(folder) == {FILE, *LISTS, "lich-phat.pdf", ".loa-xa.json"}
    assert (folder / FILE).read_bytes() == SOUND
    assert (folder / "lich-phat.pdf").read_bytes().startswith(b"%PDF-")


def test_a_second_run_writes_nothing_anew_and_removes_only_its_own(exported, scene):
    folder = exported()
    own = folder / "2026-12-08" / "cua-toi.mp3"
    own.write_bytes(b"x")
    before = (folder / FILE).stat().st_mtime_ns
    exported()
    assert (folder / FILE).stat().st_mtime_ns == before
    cancelling.cancel(scene.slot, scene.people[Role.OFFICER], "Lễ tang", MONDAY)
    exported()
    assert not (folder / FILE).exists()
    assert own.exists()


def test_sound_that_is_not_what_was_approved_is_refused_and_nothing_is_lost(exported, scene):
    folder = exported()
    Path(scene.bulletin.file.path).write_bytes(b"other")
    (folder / FILE).unlink()
    with pytest.raises(CommandError, match="not what was approved"):
        exported()
    assert not (folder / FILE).exists()
    assert (folder / "tat-ca.m3u").exists()


def test_the_sound_can_be_wav(exported, scene, tmp_path):
    tone, mp3 = tmp_path / "tone.wav", Path(scene.bulletin.file.path)
    write_jingle("test_tone", tone)
    encode(blocks(tone), mp3, 128, 60)
    Bulletin.objects.update(sha256=hashlib.sha256(mp3.read_bytes()).hexdigest())
    made = exported("--sound", "wav") / FILE.replace(".mp3", ".wav")
    assert wav_seconds(made) == pytest.approx(wav_seconds(tone), abs=0.2)


def test_an_unknown_day_is_refused(exported):
    with pytest.raises(CommandError, match="is no day"):
        exported("--from", "8/12")


def test_the_zip_holds_the_same(scene, officer):
    with ZipFile(io.BytesIO(b"".join(officer.get(ZIP)))) as archive:
        assert set(archive.namelist()) == {FILE, *LISTS, "lich-phat.pdf"}
        assert archive.read(FILE) == SOUND


def test_a_missing_sound_is_told_in_words(scene, officer):
    Path(scene.bulletin.file.path).unlink()
    page = officer.get(ZIP, follow=True).content.decode()
    assert "Tệp âm thanh của một bản tin bị thiếu hoặc hỏng nên chưa xuất gì." in page


def test_the_page_lists_what_is_approved(scene, officer):
    page = officer.get("/quan-tri/truyen-thanh/xuat/").content.decode()
    assert "17:00 08/12/2026" in page
    assert "ban-tin.zip?days=7" in page
    assert "bc-bad" in officer.get("/quan-tri/truyen-thanh/xuat/?days=99").content.decode()


@pytest.fixture
def kept(scene, settings, tmp_path) -> Path:
    settings.VAR_DIR = tmp_path / "var"
    Station.objects.update(export_sound="mp3")
    return watched_folder(scene.station)


def test_the_clock_keeps_the_folder_in_step(kept, scene, moment):
    tick(MONDAY)
    assert files_in(kept) == {FILE, *LISTS, ".loa-xa.json"}
    (kept / FILE).unlink()
    tick(MONDAY)
    assert (kept / FILE).read_bytes() == SOUND
    cancelling.cancel(scene.slot, scene.people[Role.OFFICER], "Lễ tang", MONDAY)
    tick(MONDAY + timedelta(minutes=1))
    assert not (kept / FILE).exists()


def test_a_folder_that_cannot_be_written_holds_up_no_clock(kept, scene):
    kept.parent.mkdir(parents=True)
    kept.write_text("a file in the way")
    tick(MONDAY)
    kept.unlink()
    tick(MONDAY)
    assert (kept / FILE).exists()
