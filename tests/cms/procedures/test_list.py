"""The list of procedures: by field, by level, by what a resident wants to do."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms.procedures.models import Field, Level, ProcedurePage, Standing
from tests.cms.public.pages import broken_rules

GONE = {"standing": Standing.REPEALED, "effective_from": date(2026, 7, 1)}


@pytest.fixture(autouse=True)
def _in_august():
    with time_machine.travel("2026-08-01 09:00+07:00", tick=False):
        yield


@pytest.fixture
def some(announced):
    announced("Đăng ký khai sinh", code="1.001193", field="Hộ tịch", synonyms="làm giấy khai sinh")
    announced("Đăng ký khai tử", code="1.000656", field="Hộ tịch", level=Level.PARTIAL)
    announced("Hòa giải tranh chấp đất đai", code="1.003554", field="Đất đai", level=Level.DIRECT)
    announced("Đăng ký nuôi con nuôi cũ", code="1.000001", field="Hộ tịch", **GONE)
    Field.objects.filter(name="Hộ tịch").update(order=1)


def shown(client, query: str = "") -> BeautifulSoup:
    answer = client.get(f"/thu-tuc/{query}")
    assert answer.status_code == 200
    assert broken_rules(answer.content.decode()) == []
    return BeautifulSoup(answer.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [h3.get_text(strip=True) for h3 in page.select(".procedure-row h3")]


def test_repealed_ones_are_left_out_and_shown_when_asked_for(client, some):
    page = shown(client)
    assert titles(page) == ["Đăng ký khai sinh", "Đăng ký khai tử", "Hòa giải tranh chấp đất đai"]
    assert "1 thủ tục đã bãi bỏ" in page.main.get_text()
    assert titles(shown(client, "?bai-bo=1")) == ["Đăng ký nuôi con nuôi cũ"]
    assert titles(shown(client, "?tim=con+nuoi")) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?linh-vuc=dat-dai", ["Hòa giải tranh chấp đất đai"]),
        ("?muc-do=partial", ["Đăng ký khai tử"]),
        ("?linh-vuc=ho-tich&muc-do=full", ["Đăng ký khai sinh"]),
        ("?muc-do=4", ["Đăng ký khai sinh", "Đăng ký khai tử", "Hòa giải tranh chấp đất đai"]),
        ("?linh-vuc=khong-co", []),
        ("?tim=lam+giay+khai+sinh", ["Đăng ký khai sinh"]),
        ("?tim=dat+dai", ["Hòa giải tranh chấp đất đai"]),
        ("?tim=khai&linh-vuc=ho-tich&muc-do=partial", ["Đăng ký khai tử"]),
        ("?tim=%00%20", ["Đăng ký khai sinh", "Đăng ký khai tử", "Hòa giải tranh chấp đất đai"]),
        ("?trang=99", ["Đăng ký khai sinh", "Đăng ký khai tử", "Hòa giải tranh chấp đất đai"]),
        ("?trang=x", ["Đăng ký khai sinh", "Đăng ký khai tử", "Hòa giải tranh chấp đất đai"]),
    ],
)
def test_the_list_answers_what_is_asked(client, some, query, expected):
    assert titles(shown(client, query)) == expected


def test_fields_and_levels_carry_counts(client, some):
    page = shown(client)
    counts = [li.get_text(" ", strip=True) for li in page.select(".choices li")]
    assert counts == ["Hộ tịch 2", "Đất đai 1", "Toàn trình 1", "Một phần 1", "Trực tiếp 1"]


def test_what_was_typed_stands_in_the_box_as_words(client, some):
    page = shown(client, "?tim=%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.select_one("#tim-thu-tuc")["value"] == "<script>alert(1)</script>"
    assert "Không tìm thấy thủ tục nào" in page.main.get_text()


def test_parts_of_the_list_keep_the_wish(client, announced, procedures):
    for number in range(23):
        announced(f"Đăng ký số {number:02}", code=f"1.{number:06}")
    first = shown(client, "?muc-do=full")
    assert len(titles(first)) == 20
    assert first.select_one("a[rel=next]")["href"] == "?muc-do=full&trang=2"
    assert len(titles(shown(client, "?muc-do=full&trang=2"))) == 3


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, announced, django_assert_max_num_queries, many):
    for number in range(many):
        procedure = announced(f"Đăng ký số {number}", code=f"1.{number:06}", field=f"Lĩnh vực {number % 9}")
    for address in ("/thu-tuc/", "/thu-tuc/?tim=dang+ky", procedure.url):
        with django_assert_max_num_queries(15):
            client.get(address)


def test_in_force_in_the_database_is_what_force_says(announced):
    days = [None, date(2026, 7, 31), date(2026, 8, 1), date(2026, 8, 2)]
    made = [
        announced(f"{standing} {day}", code=f"1.{number}0000{place}", standing=standing, effective_from=day)
        for number, standing in enumerate(Standing)
        for place, day in enumerate(days)
        if not (standing == Standing.REPEALED and day is None)
    ]
    expected = {page.pk for page in made if page.force == "in_force"}
    assert set(ProcedurePage.objects.in_force().values_list("pk", flat=True)) == expected


def test_words_no_procedure_has_may_be_looked_for_in_all_of_the_site(client, some):
    page = shown(client, "?tim=b%C3%BAn+%26+ph%E1%BB%9F")
    link = page.main.find("a", string="Tìm “bún & phở” trên cả cổng thông tin")
    assert link["href"] == "/tim-kiem/?q=b%C3%BAn%20%26%20ph%E1%BB%9F"


def test_words_that_found_procedures_may_be_looked_for_in_all_of_the_site_as_well(client, some):
    page = shown(client, "?tim=khai")
    assert page.select(".procedure-rows li")
    assert page.main.find("a", string="Tìm “khai” trên cả cổng thông tin")
