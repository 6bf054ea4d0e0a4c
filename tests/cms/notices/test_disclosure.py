"""The 14 clauses and what Điều 13 asks of each."""

import pytest

from cms.notices.disclosure import DESCRIPTIONS, Clause, Form, PlaceKind, rule, rules


def test_each_of_the_fourteen_clauses_is_described():
    assert [int(clause) for clause in DESCRIPTIONS] == list(range(1, 15))
    assert all(words and not words.endswith(".") for words in DESCRIPTIONS.values())


def test_a_clause_names_its_source():
    assert str(Clause.BUDGET.basis) == "Điều 11 khoản 2 Luật số 10/2022/QH15"


@pytest.mark.parametrize("clause", range(1, 15))
def test_everything_is_on_the_website(clause):
    found = rule(clause, Form.WEBSITE)
    assert found is not None
    assert str(found.basis) == "Điều 13 khoản 1 Luật số 10/2022/QH15"


@pytest.mark.parametrize("clause", [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12])
def test_posted_at_every_kind_of_place_for_thirty_days(clause):
    found = rule(clause, Form.BOARD)
    assert found is not None
    assert (found.days, found.places) == (30, frozenset(PlaceKind))
    assert str(found.basis) == "Điều 13 khoản 2 Luật số 10/2022/QH15"


@pytest.mark.parametrize("clause", [4, 13])
def test_posted_permanently_at_the_office(clause):
    found = rule(clause, Form.BOARD)
    assert found is not None
    assert found.permanent
    assert found.places == {PlaceKind.OFFICE}


@pytest.mark.parametrize("clause", range(1, 15))
def test_heard_for_three_days_under_clauses_seven_to_twelve_only(clause):
    found = rule(clause, Form.LOUDSPEAKERS)
    assert (found is not None) == (7 <= clause <= 12)
    if found:
        assert found.days == 3
        assert str(found.basis) == "Điều 13 khoản 3 Luật số 10/2022/QH15"


def test_clause_fourteen_follows_the_law_that_asks_for_it():
    assert [one.form for one in rules(14)] == [Form.WEBSITE]


def test_a_notice_without_a_clause_is_asked_for_the_website_only():
    assert [one.form for one in rules(None)] == [Form.WEBSITE]
