"""The public pages of procedures."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms.procedures.models import Level
from tests.cms.procedures.conftest import COMPLETE
from tests.cms.public.pages import broken_rules

NASTY = '<img src=x onerror=alert(1)> & "Thôn"'


def text(found: object) -> str:
    return " ".join(found.get_text(" ").split())  # type: ignore[attr-defined]


def page(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_a_procedure_shows_every_part(client, announced):
    shown = page(client, announced(portal_link="https://dichvucong.gov.vn/p/1").url)
    said = text(shown.main)
    for key in ("code", "applicants", "time_limit", "fee", "result", "agency", "place", "grounds"):
        assert COMPLETE[key] in said
    assert [text(step) for step in shown.select(".steps li")] == ["Nộp hồ sơ.", "Nhận kết quả."]
    assert [text(cell) for cell in shown.select(".dossier tbody tr > *")] == ["Giấy chứng sinh", "1", "0"]
    assert shown.select_one(".apply a")["href"] == "https://dichvucong.gov.vn/p/1"


def test_numbers_and_dashes_typed_by_hand_are_not_shown_twice(client, announced):
    steps = "Bước 1: Nộp hồ sơ.\n2. Nhận kết quả."
    shown = page(client, announced(steps=steps, ways="- Trực tiếp.\n+ Trực tuyến.").url)
    assert [text(step) for step in shown.select(".steps li")] == ["Nộp hồ sơ.", "Nhận kết quả."]
    assert "Trực tiếp. Trực tuyến." in text(shown.main)


@time_machine.travel("2026-08-01 09:00+07:00", tick=False)
@pytest.mark.parametrize(
    ("standing", "since", "said", "apply"),
    [
        ("new", date(2026, 8, 15), "Thủ tục này được tiếp nhận từ ngày 15/08/2026.", True),
        ("repealed", date(2026, 8, 15), "bị bãi bỏ từ ngày 15/08/2026; hồ sơ vẫn được tiếp nhận", True),
        ("repealed", date(2026, 7, 15), "đã bị bãi bỏ, không còn tiếp nhận hồ sơ", False),
    ],
)
def test_a_procedure_says_when_it_holds(client, announced, standing, since, said, apply):
    link = "https://dichvucong.gov.vn/p/1"
    procedure = announced(standing=standing, effective_from=since, portal_link=link)
    shown = page(client, procedure.url)
    assert said in text(shown.select_one(".notice"))
    assert bool(shown.select_one(".apply")) is apply


def test_the_list_sorts_procedures_by_field(client, announced):
    announced("Đăng ký khai sinh", field="Hộ tịch", code="1.001193")
    announced("Chứng thực bản sao", field="Chứng thực", code="2.000815", level=Level.DIRECT)
    shown = page(client, "/thu-tuc/")
    assert [text(h2) for h2 in shown.select(".found h2")] == ["Chứng thực", "Hộ tịch"]
    assert "2.000815" in text(shown.main)


def test_pages_of_procedures_keep_the_rules_of_the_house(client, announced):
    procedure = announced(NASTY, steps=NASTY, ways=NASTY, fee=NASTY, grounds=NASTY)
    for address in ("/thu-tuc/", procedure.url):
        html = client.get(address).content.decode()
        assert broken_rules(html) == []
        assert "<img src=x" not in html


def test_a_draft_is_on_no_page(client, draft):
    procedure = draft("Thủ tục nháp")
    assert "Thủ tục nháp" not in text(page(client, "/thu-tuc/"))
    assert client.get(procedure.url).status_code == 404
