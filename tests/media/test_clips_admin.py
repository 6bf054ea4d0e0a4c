import io
import math
import struct
import wave
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.models import User
from cms.roles import Role
from media.models import AudioClip, VoiceProfile
from tests.media.recording.made import a_recording


@pytest.fixture
def desk(db, settings, tmp_path):
    settings.MEDIA_ROOT, settings.SCRATCH_DIR = tmp_path / "media", tmp_path / "scratch"
    officer = User.objects.create_user("lan", password="mat-khau-thu")
    officer.groups.add(Role.OFFICER.group())
    client = Client()
    client.force_login(officer)
    return client


def tone(seconds=1.0, rate=16000):
    """A WAV file of 440 Hz, as bytes."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        samples = (int(9000 * math.sin(2 * math.pi * 440 * n / rate)) for n in range(int(seconds * rate)))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return target.getvalue()


def upload(client, content, name="nhac.wav", **more):
    fields = {"title": "Nhạc hiệu", "purpose": "signature", **more}
    if content is not None:
        fields["upload"] = SimpleUploadedFile(name, content)
    return client.post(reverse("am-thanh:add"), fields)


def files(settings):
    folders = (Path(settings.MEDIA_ROOT), Path(settings.SCRATCH_DIR))
    return [path for folder in folders if folder.exists() for path in folder.rglob("*") if path.is_file()]


def test_a_sound_is_decoded_and_kept(desk, settings):
    upload(desk, tone())
    clip = AudioClip.objects.get()
    assert clip.seconds == pytest.approx(1.0, abs=0.05)
    assert len(clip.sha256) == 64
    assert [path.suffix for path in files(settings)] == [".wav"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"day khong phai am thanh", "không phải"), (b"", "không có gì"), (None, "Xin chọn tệp âm thanh")],
)
def test_what_is_no_sound_is_refused_and_leaves_nothing(desk, settings, content, sentence):
    answer = upload(desk, content, name="van-ban.mp3")
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not AudioClip.objects.exists()
    assert files(settings) == []


def test_a_form_with_another_error_decodes_nothing(desk, settings):
    upload(desk, tone(), title="")
    assert files(settings) == []


def test_replacing_the_sound_removes_the_old_one(desk, settings):
    upload(desk, tone())
    clip = AudioClip.objects.get()
    desk.post(
        reverse("am-thanh:edit", args=(clip.pk,)),
        {"title": "Mới", "purpose": "signature", "upload": SimpleUploadedFile("b.wav", tone(2.0))},
    )
    clip.refresh_from_db()
    assert clip.seconds == pytest.approx(2.0, abs=0.05)
    assert len(files(settings)) == 1


def test_renaming_keeps_the_sound(desk):
    upload(desk, tone())
    clip = AudioClip.objects.get()
    desk.post(reverse("am-thanh:edit", args=(clip.pk,)), {"title": "Tên khác", "purpose": "separator"})
    after = AudioClip.objects.get()
    assert (after.title, after.file.name) == ("Tên khác", clip.file.name)


def test_deleting_removes_the_file(desk, settings):
    upload(desk, tone())
    desk.post(reverse("am-thanh:delete", args=(AudioClip.objects.get().pk,)))
    assert files(settings) == []


def test_a_clip_is_heard(desk):
    upload(desk, tone())
    answer = desk.get(reverse("media_clip_sound", args=(AudioClip.objects.get().pk,)))
    assert b"".join(answer.streaming_content)[:4] == b"RIFF"
    answer.getvalue()


def test_a_recording_is_neither_listed_nor_heard_nor_changed_nor_deleted_here(desk):
    clip = a_recording("Cắt điện.").clip
    assert "Bản ghi" not in desk.get(reverse("am-thanh:index")).content.decode()
    assert desk.get(reverse("media_clip_sound", args=(clip.pk,))).status_code == 404
    for door in ("edit", "delete"):
        desk.post(reverse(f"am-thanh:{door}", args=(clip.pk,)), {"title": "Khác", "purpose": "signature"})
    after = AudioClip.objects.get()
    assert (after.title, after.sha256) == (clip.title, clip.sha256)


def test_a_voice_keeps_the_order_of_its_engines(desk):
    fields = {
        "name": "Miền Nam",
        "region": "south",
        "speed": "1.1",
        "first": "espeak",
        "second": "gtts",
        "third": "",
    }
    desk.post(reverse("giong-doc:add"), fields)
    voice = VoiceProfile.objects.get(name="Miền Nam")
    assert voice.engine_order == ["espeak", "gtts"]


@pytest.mark.parametrize(
    ("wrong", "sentence"), [({"second": "espeak"}, "chỉ chọn một lần"), ({"speed": "9"}, "0,5 đến 2,0")]
)
def test_a_wrong_voice_is_refused_in_vietnamese(desk, wrong, sentence):
    fields = {
        "name": "Sai",
        "region": "south",
        "speed": "1",
        "first": "espeak",
        "second": "",
        "third": "",
        **wrong,
    }
    answer = desk.post(reverse("giong-doc:add"), fields)
    assert sentence in answer.content.decode()
    assert not VoiceProfile.objects.filter(name="Sai").exists()
