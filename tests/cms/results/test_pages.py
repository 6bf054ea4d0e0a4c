"""Results as residents and officers meet them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.airing import airable_items
from cms.models import ListPage
from cms.results.figures import Counts
from cms.results.models import ResultsPage, ResultsSettings
from cms.results.periods import Kind
from cms.roles import Role
from cms.workflow import NotReady, submit
from tests.cms.public.pages import broken_rules
from tests.cms.results.conftest import COUNTS


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert broken_rules(answer.content.decode()) == []
    return BeautifulSoup(answer.content, "html.parser")


def words(tag):
    return " ".join(tag.get_text(" ").split())


def test_a_month_shows_table_chart_and_totals(client, public):
    page = public(11, {"Hộ tịch": COUNTS, "Đất đai": Counts(online=3, running=3)})
    soup = shown(client, page.url)
    assert words(soup.h1) == "Kết quả giải quyết thủ tục hành chính tháng 11 năm 2026"
    assert "Từ ngày 15/10/2026 đến ngày 14/11/2026" in words(soup.main)
    assert words(soup.select_one("tfoot tr")).startswith("Tổng cộng 103 4 20 79")
    assert len(soup.select(".shares svg rect")) == 4
    assert words(soup.select(".shares svg title")[1]) == "Đất đai: 3 đang giải quyết, trong hạn"
    assert "96,8%" in words(soup.select_one(".headline"))


def test_the_comparison_stands_where_the_month_before_is_public(client, public):
    first, second = public(10), public(11, {"Hộ tịch": Counts(online=90, on_time=88, running=2)})
    assert shown(client, first.url).select(".compared") == []
    table = shown(client, second.url).select_one(".compared")
    assert "Hồ sơ mới tiếp nhận 90 96 −6" in words(table)
    assert "Tỷ lệ nộp trực tuyến 100% 79,2% +20,8 điểm %" in words(table)


def test_a_draft_of_the_month_before_is_not_compared_with(client, public, draft):
    draft(10)
    assert shown(client, public(11).url).select(".compared") == []


def test_the_list_puts_the_newest_period_first(client, public):
    for number, kind in ((9, Kind.MONTH), (11, Kind.MONTH), (3, Kind.QUARTER)):
        public(number, kind=kind)
    titles = [words(h3) for h3 in shown(client, "/ket-qua/").select(".card h3")]
    assert [title.removeprefix("Kết quả giải quyết thủ tục hành chính ") for title in titles] == [
        "tháng 11 năm 2026",
        "tháng 9 năm 2026",
        "quý III năm 2026",
    ]


def test_an_empty_list_says_so(client, results_index):
    assert "Chưa công bố kết quả giải quyết kỳ nào." in words(shown(client, "/ket-qua/").main)


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, public, django_assert_max_num_queries, many, results_index):
    fields = {f"Lĩnh vực {number}": COUNTS for number in range(many)}
    public(10, fields)
    page = public(11, fields)
    client.get("/")
    for address in ("/ket-qua/", page.url):
        with django_assert_max_num_queries(15):
            client.get(address)


def test_a_list_of_many_periods_asks_no_more(client, public, django_assert_max_num_queries):
    for number in range(1, 13):
        public(number)
    with django_assert_max_num_queries(15):
        assert len(shown(client, "/ket-qua/").select(".card")) == ListPage.PER_PAGE


def test_the_loudspeaker_text_is_written_from_the_numbers(public):
    public(10)
    public(11)
    [item] = [one for one in airable_items() if "11" in one.title]
    assert item.text.startswith(
        "Trong tháng mười một năm 2026, Trung tâm Phục vụ hành chính công xã Tân Hòa tiếp nhận 96 hồ sơ"
    )
    assert "So với tháng trước, số hồ sơ tiếp nhận" in item.text or "bằng tháng trước" in item.text


def test_the_desk_is_called_as_the_settings_say(public, results_index):
    settings = ResultsSettings.for_site(results_index.get_site())
    settings.desk_name, settings.months = "Bộ phận một cửa Tân Hòa", "calendar"
    settings.save()
    page = public(11)
    assert page.spoken().startswith("Trong tháng mười một năm 2026, Bộ phận một cửa Tân Hòa tiếp nhận")
    assert (page.starts_on, page.ends_on) == (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("by_field", "number", "said"),
    [
        ({}, 11, "Chưa có số liệu"),
        ({"Hộ tịch": Counts(direct=5, on_time=4)}, 11, "Hộ tịch: Số đã giải quyết (4)"),
        ({"Hộ tịch": COUNTS}, 13, "Không có kỳ báo cáo này"),
    ],
)
def test_what_is_not_whole_is_not_submitted(draft, officer, by_field, number, said):
    with pytest.raises(NotReady) as refusal:
        submit(draft(number, by_field), by=officer)
    assert any(said in message for message in refusal.value.messages)


def test_a_period_is_published_once(public, draft, officer):
    public(11)
    with pytest.raises(NotReady, match="đã được công bố"):
        submit(draft(11, slug="lan-hai"), by=officer)


def test_a_published_period_may_be_corrected(public, officer):
    page = public(11)
    page.remarks = "Đã đính chính."
    page.save_revision(user=officer)
    submit(page, by=officer)


def form(**more):
    row = {
        f"rows-0-{name}": ""
        for name in ("carried_over", "postal", "early", "late", "returned", "asked", "satisfied")
    }
    return {
        "title": "",
        "slug": "",
        "summary": "",
        "remarks": "",
        "period_kind": "month",
        "year": "2026",
        "number": "11",
        "loudspeaker_text": "",
        "priority": "1",
        "airings_wanted": "2",
        "legal_basis": "",
        "rows-TOTAL_FORMS": "1",
        "rows-INITIAL_FORMS": "0",
        "rows-MIN_NUM_FORMS": "0",
        "rows-MAX_NUM_FORMS": "1000",
        **row,
        "rows-0-field": "Hộ tịch",
        "rows-0-direct": "1.020",
        "rows-0-online": "30",
        "rows-0-on_time": "1 000",
        "rows-0-running": "50",
        "rows-0-overdue": "0",
        "rows-0-ORDER": "1",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **more,
    }


def add(client, index, **more):
    address = reverse("wagtailadmin_pages:add", args=("results", "resultspage", index.pk))
    return client.post(address, form(**more))


def test_the_grid_makes_a_draft_titled_by_its_period(signed_in, officer, results_index):
    assert add(signed_in(officer), results_index).status_code == 302
    page = ResultsPage.objects.get().get_latest_revision_as_object()
    assert page.title == "Kết quả giải quyết thủ tục hành chính tháng 11 năm 2026"
    assert page.slug == "thang-11-nam-2026"
    assert page.totals == Counts(direct=1020, online=30, on_time=1000, running=50)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"rows-0-on_time": "2000"}, "cộng lại nhiều hơn số tiếp nhận"),
        (
            {"rows-0-asked": "3", "rows-0-satisfied": "4"},
            "Số người hài lòng (4) nhiều hơn số người được hỏi ý kiến (3).",
        ),
        ({"rows-0-direct": "12,5"}, "Xin nhập số hồ sơ bằng số nguyên"),
        ({"rows-0-direct": "-1"}, "Xin nhập số hồ sơ bằng số nguyên"),
        ({"rows-0-direct": "9" * 400}, "1000000"),
        ({"number": "13"}, "Không có kỳ báo cáo này."),
        ({"action-submit": "1", "rows-0-running": "49"}, "không bằng số tiếp nhận (1050)"),
    ],
)
def test_contradictions_are_refused_in_vietnamese(signed_in, officer, results_index, typed, said):
    answer = add(signed_in(officer), results_index, **typed)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not ResultsPage.objects.exists()


def test_scripts_in_a_field_stay_text(client, public):
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    soup = shown(client, public(11, {nasty: COUNTS}, remarks=nasty).url)
    assert nasty in soup.main.get_text()
    assert soup.select("[onerror]") == []


def test_a_new_period_offers_the_fields_of_the_last(signed_in, officer, public, results_index):
    public(10, {"Hộ tịch": COUNTS, "Đất đai": COUNTS})
    address = reverse("wagtailadmin_pages:add", args=("results", "resultspage", results_index.pk))
    soup = BeautifulSoup(signed_in(officer).get(address).content, "html.parser")
    import json

    assert json.loads(soup.select_one("#lx-usual-fields").string) == ["Hộ tịch", "Đất đai"]


@pytest.mark.parametrize("role", list(Role))
def test_officers_find_results_in_the_menu(signed_in, person, results_index, role):
    answer = signed_in(person("ai-do", role)).get("/quan-tri/ket-qua/")
    assert answer.status_code in (
        {200} if role in (Role.OFFICER, Role.LEADER, Role.CONTRIBUTOR) else {200, 302}
    )


def test_a_resident_is_sent_to_the_sign_in(client, results_index):
    assert client.get("/quan-tri/ket-qua/").status_code == 302
