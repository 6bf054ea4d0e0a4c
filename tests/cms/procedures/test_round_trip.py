"""What is exported and imported again is the same."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.procedures.columns import COLUMNS, Shape, tidy
from cms.procedures.dossier import Paper, understood, written
from cms.procedures.exporting import LEVELS, STANDINGS, workbook
from cms.procedures.importing.files import read

words = st.text(
    st.characters(exclude_categories=("Cs", "Cn", "Co"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=60,
)
papers = st.builds(
    Paper, words.map(lambda text: " ".join(tidy(text).split())), st.integers(0, 99), st.integers(0, 99)
)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(date.isoformat)
PARTS = {
    Shape.CODE: st.from_regex(r"[0-9]\.[0-9]{6}(\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.H[0-9]{2})?", fullmatch=True),
    Shape.LINE: words.map(tidy).map(lambda text: text.replace("\n", " ")[:50].strip()),
    Shape.LINES: st.lists(words, max_size=4).map(lambda lines: tidy("\n".join(lines))),
    Shape.NUMBER: st.integers(1, 20).map(str),
    Shape.DATE: st.one_of(st.just(""), days),
    Shape.LEVEL: st.sampled_from(list(LEVELS)),
    Shape.STANDING: st.sampled_from(list(STANDINGS)),
    Shape.ADDRESS: st.sampled_from(["", "https://dichvucong.gov.vn/p/home?ma=1.001193"]),
    Shape.DOSSIER: st.lists(papers, max_size=4).map(
        lambda some: "\n".join(written(paper) for paper in some if paper.name)
    ),
}
records = st.fixed_dictionaries({column.key: PARTS[column.shape] for column in COLUMNS}).filter(
    lambda record: record["title"]
)


@settings(max_examples=60)
@given(st.lists(records, min_size=1, max_size=3, unique_by=lambda record: record["code"]))
def test_a_register_comes_back_as_it_was(register):
    _header, rows = read("thu-tuc.xlsx", workbook(register))
    assert [row.problems for row in rows] == [[] for _record in register]
    assert [row.record for row in rows] == register


@given(papers.filter(lambda paper: paper.name))
def test_a_paper_comes_back_as_it_was(paper):
    assert understood(written(paper)) == paper


@given(st.text())
def test_tidying_twice_is_tidying_once(text):
    assert tidy(tidy(text)) == tidy(text)
