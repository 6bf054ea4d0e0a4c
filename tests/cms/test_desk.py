import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from cms.models import ArticlePage
from cms.roles import Role
from media.models import Pronunciation, VoiceProfile
from tests.cms.typed import typed


@pytest.fixture
def desk(signed_in, officer, index):
    return signed_in(officer)


def ask(client, name, fields):
    return client.post(reverse(name), fields)


def body_of(*texts):
    fields = {"body-count": str(len(texts))}
    for number, text in enumerate(texts):
        fields |= {
            f"body-{number}-type": "heading",
            f"body-{number}-order": str(number),
            f"body-{number}-deleted": "",
            f"body-{number}-id": "",
            f"body-{number}-value": text,
        }
    return fields


def test_the_words_come_marked(desk):
    told = ask(desk, "cms_reading", {"loudspeaker_text": "UBND xã họp ngày 05/3/2026."}).json()
    assert "Ủy ban nhân dân" in told["html"]
    assert "lx-mark--sure" in told["html"]
    assert told["own"] is True


def test_an_empty_box_takes_the_words_of_the_blocks(desk):
    told = ask(desk, "cms_reading", {"loudspeaker_text": "", **body_of("Lịch cắt điện")}).json()
    assert told["derived"] == "Lịch cắt điện."
    assert told["own"] is False


def test_what_an_officer_types_is_never_html(desk):
    told = ask(desk, "cms_reading", {"loudspeaker_text": "<script>alert(1)</script> UBND"}).json()
    assert "<script>" not in told["html"]


@pytest.mark.parametrize(
    "fields",
    [
        {"body-count": "1"},
        {"body-count": "rất nhiều"},
        {
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "lạ",
            "body-0-value": "a",
        },
        {"loudspeaker_text": "a" * 200_001},
    ],
)
def test_a_broken_form_is_answered_in_vietnamese(desk, fields):
    answer = ask(desk, "cms_reading", fields)
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert any(word in answer.json()["error"] for word in ("tải lại", "quá dài"))


@pytest.mark.parametrize(("text", "length"), [("Xin chào bà con. " * 4_000, 69), ("a" * 210_000, 200)])
def test_a_text_too_long_for_the_air_says_how_long_it_is(desk, text, length):
    told = ask(desk, "cms_reading", {"loudspeaker_text": text}).json()
    assert f"Lời đọc dài khoảng {length} phút, quá dài để phát trên loa." in told["html"]
    assert told["minutes"] == length


def test_a_correction_enters_the_dictionary_and_the_next_reading(desk):
    answer = ask(desk, "cms_correct", {"written": "XYZQ", "spoken": "ích y dét quy", "case_sensitive": "on"})
    assert answer.status_code == 200
    assert Pronunciation.objects.own().get(written="XYZQ").spoken == "ích y dét quy"
    assert "ích y dét quy" in ask(desk, "cms_reading", {"loudspeaker_text": "Theo XYZQ."}).json()["html"]


@pytest.mark.parametrize(
    ("written", "spoken"), [("", "đọc"), ("XY", ""), ("XY", "mục 12"), ("XY", "theo UBND"), ("…", "đọc")]
)
def test_a_correction_nobody_could_say_is_refused(desk, written, spoken):
    answer = ask(desk, "cms_correct", {"written": written, "spoken": spoken})
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Pronunciation.objects.own().exists()


def test_an_operator_does_not_change_the_dictionary(signed_in, person, index):
    answer = ask(
        signed_in(person("van-hanh", Role.OPERATOR)), "cms_correct", {"written": "XY", "spoken": "ích"}
    )
    assert answer.status_code == 403


def test_listening_gives_a_wave_file(desk, settings):
    settings.SPEECH_ENGINES_OFF = ["gtts", "piper"]
    answer = ask(desk, "cms_hear", {"spoken": "Xin chào bà con."})
    assert answer.headers["Content-Type"] == "audio/wav"
    assert answer.content[:4] == b"RIFF"


def test_no_voice_left_is_said_in_vietnamese(desk, settings):
    settings.SPEECH_ENGINES_OFF = ["gtts", "piper", "espeak"]
    answer = ask(desk, "cms_hear", {"spoken": "Xin chào bà con."})
    assert answer.status_code == 503
    assert "chưa có giọng nào" in answer.json()["error"]


@pytest.mark.parametrize("spoken", ["", "a" * 1501])
def test_what_cannot_be_heard_says_why(desk, spoken):
    assert ask(desk, "cms_hear", {"spoken": spoken}).json()["error"]


def test_asking_too_fast_is_slowed(desk, settings):
    settings.SPEECH_ENGINES_OFF = ["gtts", "piper", "espeak"]
    cache.clear()
    answers = [ask(desk, "cms_hear", {"spoken": "Xin chào."}).json()["error"] for _turn in range(22)]
    assert "quá nhanh" in answers[-1]
    cache.clear()


def test_pasting_gives_blocks_the_editor_takes(desk):
    told = ask(desk, "cms_paste", {"text": "**Tiêu đề bài**\nMột câu.\n1. Bước đầu\n2. Bước sau"}).json()
    assert told["title"] == "Tiêu đề bài"
    assert [block["type"] for block in told["as_heading"]] == ["heading"]
    assert [block["type"] for block in told["blocks"]] == ["paragraph", "steps"]
    assert "blocks" in json.loads(told["blocks"][0]["value"])


def test_pasting_nothing_says_so(desk):
    assert ask(desk, "cms_paste", {"text": "  "}).json()["error"] == "Xin dán nội dung bài viết vào trước."


@pytest.mark.parametrize("name", ["cms_reading", "cms_hear", "cms_correct", "cms_paste"])
def test_the_desk_is_for_people_with_access(client, index, name):
    assert client.post(reverse(name)).status_code in (302, 403)


def test_a_draft_is_saved_however_incomplete(desk, index):
    fields = typed(title="Đất đai")
    address = reverse("wagtailadmin_pages:add", args=("cms", "articlepage", index.pk))
    assert desk.post(address, fields).status_code == 302
    assert ArticlePage.objects.get().slug == "dat-dai"


def test_submitting_it_lists_what_is_missing(desk, index):
    fields = typed(title="Đất đai", **{"for_loudspeakers": "on", "action-submit": "1"})
    address = reverse("wagtailadmin_pages:add", args=("cms", "articlepage", index.pk))
    page = desk.post(address, fields).content.decode()
    for sentence in ("Chưa có tóm tắt", "Bài chưa có nội dung", "Chưa có lời để đọc trên loa"):
        assert sentence in page


def test_the_voice_of_the_commune_decides_the_words(desk, index):
    from cms.models import CommuneSettings

    voice = VoiceProfile.objects.create(name="Nam", region="south")
    site = index.get_site()
    CommuneSettings.objects.create(site=site, name="Tân Hòa", voice=voice)
    told = ask(desk, "cms_reading", {"loudspeaker_text": "Lệ phí 5.000 đồng."}).json()
    assert "ngàn" in told["html"]
