import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.searching.query import MOST_WORDS, Term, read_query


def terms(typed: str) -> list[tuple[tuple[str, ...], bool]]:
    return [(term.words, term.prefix) for term in read_query(typed).terms]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("   ", []),
        ("!!! ... --", []),
        ("Khai sinh", [(("khai",), False), (("sinh",), True)]),
        ("tin", [(("tin",), True)]),
        ("a", [(("a",), False)]),
        ('"khai sinh"', [(("khai", "sinh"), False)]),
        ("“khai sinh” muộn", [(("khai", "sinh"), False), (("muộn",), True)]),
        ('thủ tục "khai sinh', [(("thủ",), False), (("tục",), False), (("khai", "sinh"), False)]),
        ('""', []),
        ("118/2025/NĐ-CP", [(("118",), False), (("2025",), False), (("nđ",), False), (("cp",), True)]),
        ("khai khai sinh", [(("khai",), False), (("sinh",), True)]),
        ("title:x OR NEAR(a b) * -c", None),
    ],
)
def test_what_was_typed_becomes_terms(
    typed: str, expected: list[tuple[tuple[str, ...], bool]] | None
) -> None:
    found = terms(typed)
    if expected is None:
        assert all(word.isalnum() for words, _prefix in found for word in words)
    else:
        assert found == expected


def test_a_quoted_phrase_is_no_beginning() -> None:
    assert read_query('nộp "khai sinh"').terms[-1] == Term(("khai", "sinh"))


def test_each_word_goes_with_the_one_typed_after_it() -> None:
    ky, si = Term(("đăng", "ký")), Term(("ký", "si"), prefix=True)
    assert read_query("đăng ký si").pairs == (ky, si)
    assert read_query('"đăng ký" si').pairs == (ky, si)
    assert read_query("đăng").pairs == ()


def test_words_of_a_phrase_are_words_too() -> None:
    query = read_query('"đăng ký" si')
    assert query.words == (Term(("đăng",)), Term(("ký",)), Term(("si",), prefix=True))
    assert query.phrases == (Term(("đăng", "ký")),)


def test_terms_know_themselves_without_marks() -> None:
    assert read_query("Đất đai").terms[0].folded == ("dat",)


@given(st.text(max_size=2_000))
def test_whatever_is_typed_is_a_few_plain_words(typed: str) -> None:
    query = read_query(typed)
    words = [word for term in query.terms for word in term.words]
    assert len(words) <= MOST_WORDS
    assert all((word and word.isalnum()) or not word.isascii() for word in words)
    assert len(query.typed) <= 200
