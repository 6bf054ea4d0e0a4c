"""What holds for any text at all."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from media.speech.reading import Certainty, Lexicon, Reading, Region, read

SOUNDLESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
OFFICIAL = st.lists(
    st.sampled_from(
        [
            "UBND", "xã", "ngày", "tháng", "05", "9", "/", "-",
            "2026", " ", "\n", "\t", "- ", "1. ", "a) ", "TT",
            "CT", "NĐ-CP", "7h30", "%", "km2", "m²", "①", "IV",
            "quý", "(", ")", "*", "#", "<b>", "./.", "...",
            "đ", "A4", "0912345678", "gov.vn", "@", "é", "٣", "½",
            "Ａ", "🙂", "Ⅳ", "ТЕСТ", "trăm", "&", "≥", "x",
            ",", ".",
        ]
    ),
    max_size=12,
).map("".join)  # fmt: skip
ANY = st.one_of(st.text(st.characters(), max_size=60), OFFICIAL)


def unmarked(reading: Reading) -> str:
    """The spoken text without its unsettled spans."""
    pieces, last = [], 0
    for span in reading.unsettled:
        pieces.append(reading.text[last : span.spoken_start])
        last = span.spoken_end
    return " ".join([*pieces, reading.text[last:]])


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", SOUNDLESS.sub("", text)))


@given(ANY, st.sampled_from(Region))
@settings(max_examples=300, deadline=None)
def test_no_figure_is_left_unmarked(text: str, region: Region) -> None:
    assert not any(char.isdigit() for char in unmarked(read(text, region=region)))


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_no_capitals_are_left_unmarked(text: str) -> None:
    for word in re.findall(r"[^\W\d_]{2,}", unmarked(read(text))):
        assert not (word.isupper() and sum(char.isupper() for char in word) > 1), word


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    once = read(text).text
    again = read(once)
    assert again.text == once
    assert all(again.spoken(span) == again.written(span) for span in again.spans)


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_words_outside_the_spans_are_kept(text: str) -> None:
    reading = read(text)
    last = spoken = 0
    for span in reading.spans:
        assert words(text[last : span.start]) == words(reading.text[spoken : span.spoken_start])
        last, spoken = span.end, span.spoken_end
    assert words(text[last:]) == words(reading.text[spoken:])


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_spans_lie_in_order_within_both_texts(text: str) -> None:
    reading = read(text)
    last = spoken = 0
    for span in reading.spans:
        assert last <= span.start <= span.end <= len(text)
        assert spoken <= span.spoken_start <= span.spoken_end <= len(reading.text)
        assert span.certainty in Certainty
        last, spoken = span.end, span.spoken_end


@given(st.text(st.sampled_from("Ủyban nhâdạtờữĩỗ,.12/"), max_size=40))
@settings(max_examples=100, deadline=None)
def test_composed_and_decomposed_letters_are_read_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert read(unicodedata.normalize("NFD", text)).text == read(composed).text


@given(ANY, st.sampled_from(Region))
@settings(max_examples=50, deadline=None)
def test_the_same_text_is_always_read_the_same(text: str, region: Region) -> None:
    assert read(text, region=region) == read(text, region=region)


KEYS = sorted({entry.written for entry in Lexicon.shipped().entries})
FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(KEYS),
        st.sampled_from(
            [
                "12", "01", "2025", "1.234", "3,5", "30", "112", "1:2000", "6T", "5G", "XX", "I", "X",
                "Ngày", "ngày", "đường", "số", "giống", "tỷ lệ", "quận", "khoản", "Số:", "Ô", "CRO", "MI",
            ]
        ),
        st.from_regex(r"[A-ZĐ]{1,5}\d{0,2}", fullmatch=True),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip
JOINTS = st.sampled_from(["-", "/", "&", ".", ",", " ", ": ", ", ", " - ", " / ", "\n", ""])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Pieces of document codes, abbreviations and figures with any mark between them."""
    return "".join(piece + draw(JOINTS) for piece in draw(FRAGMENTS))


@given(documents(), st.sampled_from(Region))
@settings(max_examples=500, deadline=None)
def test_pieces_of_codes_and_abbreviations_are_read_without_error(text: str, region: Region) -> None:
    reading = read(text, region=region)
    assert not any(char.isdigit() for char in unmarked(reading))
    for word in re.findall(r"[^\W\d_]{2,}", unmarked(reading)):
        assert not word.isupper(), word


@given(documents())
@settings(max_examples=300, deadline=None)
def test_pieces_of_codes_are_read_no_further_than_once(text: str) -> None:
    once = read(text).text
    assert read(once).text == once
