"""Whether a document holds on a day: by its dates and by what came after it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.legal.force import Change, ChangeKind, Force, Life, force_on
from cms.legal.models import DocumentChange, DocumentPage

DAY = date(2026, 8, 1)
EARLIER, LATER = date(2026, 7, 1), date(2026, 9, 1)


@pytest.mark.parametrize(
    ("life", "changes", "expected"),
    [
        (Life(EARLIER, None), [], Force.IN_FORCE),
        (Life(None, None), [], Force.IN_FORCE),
        (Life(EARLIER, LATER), [], Force.NOT_YET),
        (Life(LATER, None), [], Force.NOT_YET),
        (Life(EARLIER, DAY), [], Force.IN_FORCE),
        (Life(EARLIER, None, DAY), [], Force.REPEALED),
        (Life(EARLIER, None, LATER), [], Force.IN_FORCE),
        (Life(EARLIER, None), [Change(ChangeKind.REPLACED, DAY)], Force.REPEALED),
        (Life(EARLIER, None), [Change(ChangeKind.REPEALED, LATER)], Force.IN_FORCE),
        (Life(EARLIER, None), [Change(ChangeKind.REPEALED, None)], Force.REPEALED),
        (Life(EARLIER, None), [Change(ChangeKind.PARTLY, EARLIER)], Force.PARTLY),
        (Life(EARLIER, None), [Change(ChangeKind.AMENDED, EARLIER)], Force.IN_FORCE),
        (
            Life(EARLIER, None),
            [Change(ChangeKind.PARTLY, EARLIER), Change(ChangeKind.REPLACED, DAY)],
            Force.REPEALED,
        ),
        (Life(LATER, None), [Change(ChangeKind.REPEALED, EARLIER)], Force.REPEALED),
    ],
)
def test_the_status_on_a_day(life, changes, expected):
    assert force_on(DAY, life, changes) is expected


DAYS = st.none() | st.dates(date(2026, 7, 25), date(2026, 8, 8))


@given(DAYS, DAYS, DAYS, st.lists(st.tuples(st.sampled_from(list(ChangeKind)), DAYS), max_size=3))
def test_a_repealed_document_never_comes_back(issued, effective, ceases, changes):
    life = Life(issued, effective, ceases)
    said = [Change(kind, since) for kind, since in changes]
    if force_on(DAY, life, said) is Force.REPEALED:
        assert force_on(date(2027, 1, 1), life, said) is Force.REPEALED


@pytest.mark.parametrize("change", list(ChangeKind))
@pytest.mark.parametrize("since", [None, EARLIER, DAY, LATER])
@pytest.mark.parametrize("own", [{}, {"effective_on": LATER}, {"ceases_on": DAY}, {"issued_on": None}])
def test_the_database_says_the_same(issue, change, since, own):
    newer = issue("118/2026/NĐ-CP", issued_on=EARLIER, effective_on=since, live=True)
    older = issue("61/2018/NĐ-CP", **own)
    older.changes = [DocumentChange(kind=change, by=newer)]
    older.save()
    found = DocumentPage.objects.with_force(DAY).get(pk=older.pk)
    assert found.force_then == found.force_on(DAY)
