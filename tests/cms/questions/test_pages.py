"""Questions and answers as residents find and read them."""

import pytest
from bs4 import BeautifulSoup

from cms.airing import airable_items
from cms.completeness import advice, gaps
from cms.questions.models import Origin, QuestionPage, QuestionTopic
from tests.cms.public.pages import broken_rules

NASTY = '<script>alert(1)</script> & "Thôn"'


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def titles(page):
    return [" ".join(h3.get_text().split()) for h3 in page.select(".card h3")]


def test_an_answer_goes_public_by_the_leader_and_is_read_as_question_and_answer(answered_page):
    page = answered_page()
    [item] = airable_items()
    assert item.source == page.source
    assert item.text.splitlines() == [
        "Hỏi: Tôi được cha mẹ cho đất. Sang tên mất bao lâu?",
        "Trả lời: Không quá 10 ngày làm việc.",
        "Nộp tại một cửa.",
    ]


def test_without_an_answer_nothing_is_read(ask):
    assert ask(answer="").spoken() == ""


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"question": " "}, "Chưa có câu hỏi"),
        ({"answer": "<p></p>"}, "Chưa có câu trả lời"),
        ({"topic": None}, "Chưa chọn lĩnh vực"),
        ({"asker": "Bà Nguyễn Thị Hoa"}, "đang nêu tên người"),
        ({"asker": "Người có số 0912 345 678"}, "đang nêu tên người"),
        ({"question": "Gọi tôi số 0912 345 678"}, "số điện thoại 0912 345 678"),
        ({"question": "Căn cước của tôi là 001 099 012 345"}, "001 099 012 345"),
        ({"question": "Thư về hoa@example.com"}, "địa chỉ thư điện tử hoa@example.com"),
    ],
)
def test_what_is_missing_is_said(ask, fields, sentence):
    assert any(sentence in found for found in gaps(ask(**fields)))


def test_a_noted_consent_lets_a_name_stand(ask):
    page = ask(asker="Ông Trần Văn Ba", legal_basis="Đồng ý bằng văn bản ngày 01/11/2026")
    assert not any("nêu tên người" in sentence for sentence in gaps(page))


def test_a_general_asker_is_no_name(ask):
    assert gaps(ask(asker="Một người dân thôn Đông")) == []


def test_an_answer_to_feedback_kept_off_the_loudspeakers_is_remarked(ask):
    quiet = ask(origin=Origin.FEEDBACK, for_loudspeakers=False)
    assert any("Nghị định 49/2024" in sentence for sentence in advice(quiet))
    assert not any("49/2024" in sentence for sentence in advice(ask("Câu khác", origin=Origin.FEEDBACK)))


def test_the_list_finds_words_without_marks_and_by_topic(client, answered_page):
    land = answered_page("Chuyển nhượng đất cần giấy tờ gì?")
    other = QuestionTopic.objects.create(name="Hộ tịch")
    answered_page("Đăng ký khai sinh ở đâu?", topic=other, question="Khai sinh?", answer="<p>Một cửa.</p>")
    assert titles(shown(client, "/hoi-dap/?tim=chuyen+nhuong+dat")) == [land.title]
    assert titles(shown(client, "/hoi-dap/?tim=KHAI+sinh")) == ["Đăng ký khai sinh ở đâu?"]
    assert titles(shown(client, "/hoi-dap/?chu-de=ho-tich")) == ["Đăng ký khai sinh ở đâu?"]
    assert titles(shown(client, "/hoi-dap/?chu-de=dat-dai&tim=khai+sinh")) == []
    assert len(titles(shown(client, "/hoi-dap/"))) == 2


@pytest.mark.parametrize("sought", [NASTY, "%00", "a" * 5000, "‮đảo", "' OR 1=1 --", "%%%"])
def test_any_words_may_be_sought(client, questions, sought):
    page = shown(client, "/hoi-dap/?tim=" + sought.replace("&", "%26"))
    assert broken_rules(str(page)) == []
    assert page.select("main script") == []


def test_no_draft_is_listed(client, ask):
    ask("Bản nháp")
    assert titles(shown(client, "/hoi-dap/")) == []


def test_the_pages_keep_the_rules_of_the_house(client, answered_page):
    page = answered_page(NASTY, question=NASTY, asker="Một hộ dân", basis="Luật Đất đai 2024, Điều 45")
    for address in ("/hoi-dap/", "/hoi-dap/?tim=dat", "/hoi-dap/?chu-de=dat-dai", page.url):
        html = client.get(address).content.decode()
        assert broken_rules(html) == []
        assert "<script>alert" not in html


def test_the_page_is_told_to_search_engines(answered_page):
    page = answered_page(asked_on="2026-11-02")
    told = QuestionPage.objects.get(pk=page.pk).structured()
    assert told["@type"] == "QAPage"
    assert told["mainEntity"]["acceptedAnswer"]["text"] == "Không quá 10 ngày làm việc.\nNộp tại một cửa."
    assert told["mainEntity"]["dateCreated"] == "2026-11-02"


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, answered_page, django_assert_max_num_queries, many):
    for number in range(many):
        last = answered_page(f"Câu hỏi {number}")
    for address in ("/hoi-dap/", "/hoi-dap/?tim=cau", last.url):
        client.get(address)
        with django_assert_max_num_queries(15):
            client.get(address)


def test_topics_of_one_spelling_get_addresses_of_their_own(db):
    slugs = [QuestionTopic.objects.create(name=name).slug for name in ("Đất đai", "Dat dai", "dat-dai")]
    assert slugs == ["dat-dai", "dat-dai-2", "dat-dai-3"]
