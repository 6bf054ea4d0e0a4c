"""The directory as residents read it and officers keep it."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Site

from cms.completeness import gaps
from cms.directory.models import Circle, Contact, DirectoryPage
from cms.roles import Role
from tests.cms.public.pages import broken_rules

ADD = "danh-ba:add"


@pytest.fixture
def directory(index):
    home = Site.objects.get().root_page
    return home.add_child(
        instance=DirectoryPage(
            title="Danh bạ",
            slug="danh-ba",
            introduction="Ai phụ trách việc gì.",
            hours="Thứ Hai đến thứ Sáu: 7 giờ 30",
            live=True,
        )
    )


@pytest.fixture
def enter(directory):
    def make(name="Công chức tư pháp - hộ tịch", circle=Circle.DESK, **more):
        fields = {"phone": "0299 123 411", "field": "Khai sinh, khai tử", **more}
        return Contact.objects.create(directory=directory, name=name, circle=circle, **fields)

    return make


def shown(client):
    answer = client.get("/danh-ba/")
    assert answer.status_code == 200
    assert broken_rules(answer.content.decode()) == []
    return BeautifulSoup(answer.content, "html.parser")


def test_contacts_stand_in_their_parts_and_can_be_called(client, enter):
    enter()
    enter("Tổng đài", Circle.HOTLINE, phone="1022")
    soup = shown(client)
    assert [h2.get_text() for h2 in soup.main.select("h2")] == [
        "Giờ làm việc",
        "Đường dây nóng",
        "Bộ phận Một cửa",
    ]
    assert [link["href"] for link in soup.select("a.tel")] == ["tel:1022", "tel:+84299123411"]


def test_numbers_and_addresses_of_the_directory_are_nobodys_own(write, enter):
    page = write(summary="Gọi 0912345678 hoặc gửi thư về motcua@example.com.")
    assert gaps(page) != []
    enter(phone="0912.345.678", email="motcua@example.com")
    assert gaps(page) == []


def test_the_order_is_the_officer_s(client, enter):
    enter("Bê", order=2)
    enter("Cê", order=1)
    assert [h3.get_text() for h3 in shown(client).select(".contacts h3")] == ["Cê", "Bê"]


def test_who_is_not_shown_stays_inside(client, enter):
    enter("Số riêng", public=False)
    assert "Số riêng" not in shown(client).get_text()
    assert "Danh bạ chưa có ai." in shown(client).get_text()


def test_a_change_shows_at_once(client, enter):
    contact = enter()
    assert "0299 123 411" in shown(client).get_text()
    contact.phone = "0299 123 499"
    contact.save()
    assert "0299 123 499" in shown(client).get_text()


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, enter, django_assert_max_num_queries, many):
    for number in range(many):
        enter(f"Quầy {number}")
    with django_assert_max_num_queries(15):
        shown(client)


def test_script_in_a_field_stays_text(client, enter):
    enter("<script>alert(1)</script>", field='"><img src=x onerror=alert(1)>')
    assert "<script>alert(1)</script>" in shown(client).main.get_text()


def test_the_search_finds_a_number_by_what_it_is_for(enter, directory):
    enter()
    assert "Khai sinh, khai tử. 0299 123 411" in directory.words()


def test_other_pages_show_the_hotline_with_one_question(
    enter, rf: RequestFactory, django_assert_max_num_queries
):
    enter("Tổng đài", Circle.HOTLINE, phone="1022")
    enter("Ẩn", Circle.HOTLINE, public=False)
    template = Template(
        "{% load directory %}{% contacts_of 'hotline' as all %}{% for l in all %}{{ l.phone }}{% endfor %}"
    )
    with django_assert_max_num_queries(3):
        assert template.render(Context({"request": rf.get("/", HTTP_HOST="testserver")})) == "1022"
    assert template.render(Context({})) == ""


def form(**more):
    return {
        "circle": "desk",
        "name": "Công chức địa chính",
        "phone": "0299 123 412",
        "order": "1",
        "public": "on",
        **more,
    }


def test_an_officer_enters_a_contact_without_choosing_the_page(signed_in, officer, directory):
    assert signed_in(officer).post(reverse(ADD), form()).status_code == 302
    assert Contact.objects.get().directory == directory


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"phone": ""}, "Xin nhập ít nhất một cách liên hệ"),
        ({"phone": "gọi tôi"}, "Xin nhập số điện thoại, ví dụ"),
        ({"name": ""}, "w-field__errors"),
        ({"link": "javascript:alert(1)"}, "w-field__errors"),
        ({"name": "x" * 151}, "w-field__errors"),
    ],
)
def test_what_nobody_could_be_reached_by_is_refused(signed_in, officer, directory, typed, said):
    answer = signed_in(officer).post(reverse(ADD), form(**typed))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Contact.objects.exists()


def test_without_a_page_nobody_is_entered(index):
    with pytest.raises(ValidationError, match="Xin mở trang Danh bạ trước"):
        Contact(name="A", circle="desk", phone="1022").full_clean()


@pytest.mark.parametrize(
    ("role", "sees", "writes"),
    [
        (Role.OFFICER, True, True),
        (Role.STATISTICS, True, True),
        (Role.LEADER, True, False),
        (Role.CONTRIBUTOR, True, False),
        (Role.OPERATOR, False, False),
    ],
)
def test_who_keeps_the_directory(signed_in, person, enter, role, sees, writes):
    contact = enter()
    client = signed_in(person("ai-do", role))
    assert (client.get(reverse("danh-ba:index")).status_code == 200) is sees
    for name, args in ((ADD, ()), ("danh-ba:edit", (contact.pk,)), ("danh-ba:delete", (contact.pk,))):
        assert (client.get(reverse(name, args=args)).status_code == 200) is writes


def test_a_stranger_is_sent_to_the_sign_in(client, enter):
    assert client.get(reverse(ADD)).status_code == 302
