"""Pages of the notice board kept whole, and dropped when what they show changes."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from cms.notices.posting import Proof, post, take_down
from tests.cms.notices.conftest import posting_at

NOTICE = "/niem-yet/du-toan-ngan-sach-nam-2027/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-05 09:00+07:00", tick=False) as travelled:
        yield travelled


def proof() -> Proof:
    return Proof(day=date(2026, 11, 5), by="Lan")


def words(path: str) -> str:
    return Client().get(path).content.decode()


def test_putting_up_and_taking_down_show_at_once(publish_notice, places):
    row = posting_at(publish_notice(places=[places["office"]]), places["office"])
    assert "chờ niêm yết" in words(NOTICE)
    hung = post(row, proof())
    assert "05/12/2026" in words(NOTICE)
    take_down(hung, proof(), "Bão.")
    assert "Đã hết thời gian niêm yết" in words(NOTICE)
    assert "đã hết thời gian niêm yết" in words("/niem-yet/")


def test_a_place_renamed_shows_at_once(publish_notice, places):
    publish_notice()
    assert "Nhà văn hóa xã" in words(NOTICE)
    places["culture_house"].name = "Nhà văn hóa trung tâm"
    places["culture_house"].save()
    assert "Nhà văn hóa trung tâm" in words(NOTICE)


def test_a_new_notice_shows_on_the_board_at_once(board, publish_notice):
    assert "Chưa có nội dung niêm yết nào." in words("/niem-yet/")
    publish_notice()
    assert "Dự toán ngân sách năm 2027" in words("/niem-yet/")


def test_the_choice_is_part_of_what_is_kept(publish_notice):
    publish_notice("Mức thu phí chợ", clause=9)
    assert "Mức thu phí chợ" in words("/niem-yet/?khoan=9")
    assert "Mức thu phí chợ" not in words("/niem-yet/?khoan=2")
