"""Spans, certainty, the station's own entries, regions, pace."""

import json
import time
from pathlib import Path

import pytest

from media.speech.reading import (
    SYLLABLES_PER_MINUTE,
    Certainty,
    Entry,
    Lexicon,
    Region,
    SpanKind,
    estimated_seconds,
    read,
    syllables,
)

MEGABYTE = 1_000_000
CASES = Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()


def test_a_span_points_at_what_was_written_and_what_is_said() -> None:
    reading = read("Tại UBND xã, 25 ha lúa")
    assert [(reading.written(span), reading.spoken(span)) for span in reading.spans] == [
        ("UBND", "Ủy ban nhân dân"),
        ("25 ha", "hai mươi lăm héc ta"),
    ]


def test_spans_count_the_code_points_of_the_text_as_given() -> None:
    text = "xa\u0303 ho\u0323p 7h30"
    reading = read(text)
    assert reading.source == text
    assert [reading.written(span) for span in reading.spans] == ["7h30"]
    assert reading.text.startswith("xã họp bảy giờ")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nghị định 118/2025/NĐ-CP", SpanKind.CODE),
        ("ngày 5/9/2026", SpanKind.DATE),
        ("lúc 7h30", SpanKind.TIME),
        ("105 hộ", SpanKind.NUMBER),
        ("300 m²", SpanKind.UNIT),
        ("lần/tuần", SpanKind.FREQUENCY),
        ("Phụ lục II", SpanKind.ROMAN),
        ("tại UBND", SpanKind.ABBREVIATION),
        ("THÔNG BÁO", SpanKind.CAPITALS),
        ("gọi 0912 345 678", SpanKind.PHONE),
        ("vào dichvucong.gov.vn", SpanKind.URL),
        ("gửi xa@tinh.gov.vn", SpanKind.EMAIL),
        ("- Các thôn", SpanKind.LIST_MARKER),
        ("Trân trọng./.", SpanKind.SYMBOL),
    ],
)
def test_each_span_says_what_it_is(text: str, kind: SpanKind) -> None:
    assert kind in {
        span.kind for span in read(f"Xem: {text}" if kind is not SpanKind.LIST_MARKER else text).spans
    }


def test_what_context_settles_is_sure() -> None:
    (span,) = read("TT 39").spans[:1]
    assert span.certainty is Certainty.SURE


def test_what_context_does_not_settle_is_reported() -> None:
    reading = read("họp với TT hôm qua")
    assert [reading.written(span) for span in reading.unsettled] == ["TT"]
    assert reading.unsettled[0].note == "ambiguous-abbreviation"


def test_unknown_letters_are_spelled_and_reported() -> None:
    reading = read("dự án XQZ của tỉnh")
    assert reading.text == "dự án ích quy dét của tỉnh"
    assert [reading.written(span) for span in reading.unsettled] == ["XQZ"]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("ứng dụng AI", Certainty.LIKELY),
        ("Kế hoạch số 8/KH-HĐPHPBGDPL", Certainty.LIKELY),
        ("Kế hoạch số 8/KH-HĐXQZ", Certainty.UNSETTLED),
        ("vốn PVHCCTTHC", Certainty.UNSETTLED),
    ],
)
def test_a_guess_is_never_silent(text: str, certainty: Certainty) -> None:
    assert [span.certainty for span in read(text).spans] == [certainty]


def test_an_ambiguous_part_is_spelled_not_guessed() -> None:
    reading = read("vốn SNXQ")
    assert [reading.spoken(span) for span in reading.unsettled] == ["ét nờ ích quy"]


def test_the_stations_own_entries_come_first() -> None:
    lexicon = Lexicon.shipped().with_entries(
        [
            Entry("Đắk Lắk", "Đắc Lắc"),
            Entry("3G", "ba gờ"),
            Entry("UBND", "Ủy ban"),
            Entry("xã hội", "xã-hội", case_sensitive=False),
        ]
    )
    reading = read("UBND tỉnh Đắk Lắk phủ sóng 3G cho Xã Hội", lexicon=lexicon)
    assert reading.text == "Ủy ban tỉnh Đắc Lắc phủ sóng ba gờ cho xã-hội"
    assert {span.kind for span in reading.spans} == {SpanKind.DICTIONARY}


def test_an_own_entry_holds_for_whole_words_only() -> None:
    lexicon = Lexicon.shipped().with_entries([Entry("an", "ăn")])
    assert read("an ninh, ban, ang", lexicon=lexicon).text == "ăn ninh, ban, ang"


def test_an_own_entry_settles_what_context_would_decide() -> None:
    lexicon = Lexicon.shipped().with_entries([Entry("TT", "trung tâm")])
    assert read("TT HĐND", lexicon=lexicon).text == "trung tâm Hội đồng nhân dân"


def test_the_shipped_entries_given_again_change_nothing() -> None:
    again = Lexicon.shipped().with_entries(Lexicon.shipped().entries)
    assert read("TT HĐND và TT Y tế", lexicon=again) == read("TT HĐND và TT Y tế")


def test_the_shipped_dictionary_is_large_and_closed() -> None:
    entries = Lexicon.shipped().entries
    assert len({entry.written for entry in entries}) >= 250
    for entry in entries:
        assert read(entry.spoken).text == entry.spoken


def test_regions_say_numbers_their_way() -> None:
    assert read("1.024 hộ, 105 hộ", region=Region.NORTH).text == (
        "một nghìn không trăm hai mươi tư hộ, một trăm linh năm hộ"
    )
    assert read("1.024 hộ, 105 hộ", region=Region.SOUTH).text == (
        "một ngàn không trăm hai mươi bốn hộ, một trăm lẻ năm hộ"
    )


def test_tone_marks_stay_where_the_author_put_them() -> None:
    assert read("hoà thuận, hòa bình, thuỷ lợi").text == "hoà thuận, hòa bình, thuỷ lợi"


def test_lines_and_paragraphs_stay() -> None:
    assert read("Kính gửi:\n\nCác thôn\n").text == "Kính gửi:\n\nCác thôn\n"


def test_mark_up_is_silent() -> None:
    text = "## **Thông báo**\n<b>Họp thôn</b> [tại đây](https://xa.gov.vn)./."
    assert " ".join(read(text).text.split()) == "Thông báo Họp thôn tại đây."


def test_the_pace_is_that_of_the_news() -> None:
    assert syllables("Ủy ban nhân dân xã, hai lần một tuần") == 9
    assert estimated_seconds("xã " * SYLLABLES_PER_MINUTE) == pytest.approx(60)


def test_a_megabyte_takes_less_than_five_seconds() -> None:
    line = ". ".join(json.loads(row)["text"] for row in CASES) + "\n"
    plain = (
        "Ủy ban nhân dân xã thông báo để toàn thể nhân dân trên địa bàn được biết và thực hiện nghiêm túc. "
        * 10
    )
    assert seconds((line + plain * 6) * (MEGABYTE // len(line + plain * 6))) < 5


@pytest.mark.parametrize("unit", ["1", "1/1/1/1", "A", " ", ".", "xã ", "\n", "-", "*"])
def test_a_megabyte_of_one_thing_takes_less_than_five_seconds(unit: str) -> None:
    assert seconds(unit * (MEGABYTE // len(unit))) < 5


@pytest.mark.parametrize(
    "unit", ["(", "<", "[", "a.", "1-", "1,", "0 ", "IV", "A1", "UBND-", "TT ", "1/", "h7", "&A"]
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    # The least of three is what the reading takes; the rest is what else the machine does.
    short, long = (
        min(seconds(unit * (size // len(unit))) for _time in range(3)) for size in (10_000, 40_000)
    )
    assert long < max(short, 0.05) * 8


def seconds(text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def test_words_that_begin_a_sentence_begin_with_a_capital() -> None:
    reading = read("Gọi trưởng trạm. 0912345678. Có 3 xe.")
    assert reading.text.startswith("Gọi trưởng trạm. Không chín một hai, ")
    assert "Có ba xe" in reading.text


def test_an_abbreviation_inside_a_web_address_is_only_likely() -> None:
    [address] = read("minhhoa.gov.vn/kham-nct").spans
    assert (address.kind, address.certainty) == (SpanKind.URL, Certainty.LIKELY)
