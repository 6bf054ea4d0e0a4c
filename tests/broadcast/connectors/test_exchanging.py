"""Calls to a province that is well, away, or worse: every row arrives, and counts once."""

from datetime import timedelta
from itertools import pairwise

import pytest

from broadcast.connectors import exchanging
from broadcast.models import Programme, ProvincialBatch, ProvincialLink
from broadcast.tasks import enqueue_calls
from tests.broadcast.connectors.conftest import LATER
from tests.broadcast.connectors.logged import logged
from tests.broadcast.connectors.province import TOKEN
from tests.broadcast.planning.commune import MONDAY

NOW = MONDAY + LATER
YESTERDAY = MONDAY - timedelta(days=1)


def rows(number: int, start=YESTERDAY) -> list[int]:
    return logged(Programme.objects.get(), start, number)


def called(link: ProvincialLink, at=NOW) -> exchanging.Exchanged:
    return exchanging.call(link.station_id, at)


def test_new_rows_are_sent_and_the_cursor_moves(link, province):
    sent = rows(3)
    assert called(link) == exchanging.Exchanged(batches=1, rows=3)
    link.refresh_from_db()
    assert (province.plays, link.cursor, link.fault) == (sent, sent[-1], "")
    assert province.tokens == [f"Bearer {TOKEN}"]
    batch = ProvincialBatch.objects.get()
    assert (batch.entries, batch.accepted_at, batch.tries) == (sent, NOW, 1)


def test_what_was_sent_is_not_sent_again(link, province):
    rows(2)
    called(link)
    called(link, NOW + timedelta(minutes=5))
    assert len(province.plays) == 2
    assert len(province.calls) == 2


def test_a_call_without_rows_says_how_the_station_stands_and_keeps_no_batch(link, province, commune):
    called(link)
    (report,) = province.kept.values()
    assert report["status"]["station"] == commune.station.name
    assert (report["plays"], ProvincialBatch.objects.count()) == ([], 0)
    link.refresh_from_db()
    assert link.sent_at == NOW


def test_a_row_written_just_now_waits_a_minute(link, province):
    rows(1)
    assert called(link, MONDAY + timedelta(seconds=30)).rows == 0
    assert called(link, NOW).rows == 1


@pytest.mark.parametrize(
    ("mood", "code"),
    [
        ("cut", "no_answer"),
        ("cut_after", "no_answer"),
        (500, "no_answer"),
        (401, "token_refused"),
        (422, "refused"),
        ("html", "answer"),
        ("other", "answer"),
    ],
)
def test_after_a_fault_the_same_batch_is_sent_again_and_counts_once(link, province, mood, code):
    sent = rows(2)
    province.moods = [mood]
    assert called(link).fault == code
    link.refresh_from_db()
    assert (link.cursor, link.failures, link.fault) == (0, 1, code)
    assert called(link, link.next_at).fault == ""
    assert province.calls[0] == province.calls[1]
    link.refresh_from_db()
    assert (province.plays, link.cursor, link.failures, link.fault) == (sent, sent[-1], 0, "")


def test_an_answer_that_trickles_is_given_up(link, province, monkeypatch):
    monkeypatch.setattr("broadcast.connectors.https_json.ALL_SECONDS", 0.3)
    sent = rows(1)
    province.moods = ["slow"]
    assert called(link).fault == "no_answer"
    called(link, NOW + timedelta(hours=1))
    assert province.plays == sent


def test_rows_that_came_after_the_fault_go_into_the_next_batch(link, province):
    first = rows(2)
    province.moods = [500]
    called(link)
    second = rows(2, YESTERDAY + timedelta(hours=9))
    called(link, NOW + timedelta(hours=1))
    assert [batch.entries for batch in ProvincialBatch.objects.order_by("made_at")] == [first, second]
    assert province.plays == [*first, *second]


def test_it_waits_longer_after_each_fault_and_an_hour_at_most(link, province):
    rows(1)
    province.moods = [500] * 9
    moments, at = [], NOW
    for _fault in range(9):
        called(link, at)
        link.refresh_from_db()
        moments.append(link.next_at - at)
        at = link.next_at
    assert moments[0] == timedelta(minutes=1)
    assert all(before <= after for before, after in pairwise(moments))
    assert moments[-1] == timedelta(hours=1)


def test_days_of_outage_are_caught_up_in_order(link, province, monkeypatch):
    monkeypatch.setattr(exchanging, "ROWS", 7)
    monkeypatch.setattr(exchanging, "MOST_BATCHES", 3)
    sent = rows(40, MONDAY - timedelta(days=4))
    done = called(link)
    assert (done.batches, done.rows) == (3, 21)
    link.refresh_from_db()
    assert link.next_at == NOW
    called(link)
    assert province.plays == sent
    assert [len(report["plays"]) for report in province.kept.values()] == [7, 7, 7, 7, 7, 5]


def test_the_province_asks_for_a_span_and_gets_it_once(link, province):
    sent = rows(5)
    called(link)
    asked = {
        "id": "hoi-1",
        "since": (YESTERDAY + timedelta(hours=1)).isoformat(),
        "until": (YESTERDAY + timedelta(hours=3)).isoformat(),
    }
    for later in (5, 10):
        province.asks = [asked]
        called(link, NOW + timedelta(minutes=later))
    answers = [report for report in province.kept.values() if report["asked"] == "hoi-1"]
    assert [[play["number"] for play in report["plays"]] for report in answers] == [sent[1:3]]
    link.refresh_from_db()
    assert link.cursor == sent[-1]


def test_a_span_in_which_nothing_was_heard_is_answered_too(link, province):
    span = {"since": "2020-01-01T00:00:00+07:00", "until": "2020-01-02T00:00:00+07:00"}
    province.asks = [{"id": "hoi-2", **span}]
    called(link)
    answers = [report["plays"] for report in province.kept.values() if report["asked"] == "hoi-2"]
    assert answers == [[]]


def test_a_turn_is_taken_once(link):
    assert exchanging.due(NOW) == [link.station_id]
    assert exchanging.due(NOW) == []


def test_a_turn_a_killed_worker_took_comes_again(link):
    exchanging.due(NOW)
    assert exchanging.due(NOW + exchanging.LEASE) == [link.station_id]


def test_a_call_set_far_ahead_by_a_wrong_clock_is_made_now(link):
    ProvincialLink.objects.update(next_at=NOW + timedelta(days=300))
    assert exchanging.due(NOW) == [link.station_id]


def test_switched_off_nothing_is_called(link, province, settings):
    settings.CONNECTOR = ""
    enqueue_calls(NOW)
    assert (exchanging.due(NOW), province.calls) == ([], [])


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("CONNECTOR", "broadcast.khong.co", "no_connector"),
        ("CONNECTOR_URL", "", "address"),
        ("CONNECTOR_URL", "http://tinh.example.vn/bao-cao", "address"),
        ("CONNECTOR_TOKEN", "", "no_token"),
    ],
)
def test_a_setting_that_does_not_hold_is_told(link, settings, name, value, code):
    setattr(settings, name, value)
    assert called(link).fault == code


def test_the_key_stands_nowhere_in_the_rows(link, province):
    rows(1)
    province.moods = [401]
    called(link)
    link.refresh_from_db()
    assert TOKEN not in f"{link.detail}{list(ProvincialBatch.objects.values())}"
