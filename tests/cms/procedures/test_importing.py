"""A file on its way: checked, accepted, approved in one act."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import TaskState

from cms.models import LeaderDecision
from cms.procedures.importing import acceptance, approval
from cms.procedures.importing.acceptance import Changed, accept, check, planned
from cms.procedures.models import (
    BatchState,
    Field,
    ProcedureBatch,
    ProcedureChange,
    ProcedurePage,
    WrongState,
)
from cms.roles import Role
from cms.workflow import NotIndependent, submit
from media.guarding import Refused
from tests.cms.procedures.sheets import row, table
from tests.cms.tables.files import xlsx

TWO = (row(), row(code="2.000815", title="Chứng thực bản sao", field="Chứng thực"))


@pytest.fixture
def checked(procedures, officer):
    def make(*rows, by=officer):
        return check(procedures, "thu-tuc.xlsx", xlsx(table(*rows)), by=by)[0]

    return make


@pytest.fixture
def accepted(checked, officer):
    return lambda *rows: accept(checked(*rows), by=officer)


@pytest.fixture
def imported(accepted, leader):
    def make(*rows):
        batch = accepted(*rows)
        approval.approve(batch, by=leader)
        return batch

    return make


def deeds(batch):
    return [(one.code, one.deed.value) for one in planned(batch)]


def test_checking_stores_no_procedure(checked):
    batch = checked(*TWO)
    assert deeds(batch) == [("1.001193", "new"), ("2.000815", "new")]
    assert ProcedurePage.objects.count() == Field.objects.count() == 0
    assert batch.state == BatchState.CHECKED


def test_what_was_checked_and_not_accepted_is_forgotten(checked):
    old = checked(row())
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        checked(row())
    assert not ProcedureBatch.objects.filter(pk=old.pk).exists()


def test_accepting_writes_drafts_and_submits_them(accepted, officer):
    batch = accepted(*TWO)
    assert (batch.state, batch.rows) == (BatchState.SUBMITTED, [])
    assert [(page.code, page.live, page.owner) for page in ProcedurePage.objects.order_by("code")] == [
        ("1.001193", False, officer),
        ("2.000815", False, officer),
    ]
    assert LeaderDecision.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count() == 2


def test_a_leader_approves_all_of_it_in_one_act(accepted, leader):
    batch = accepted(*TWO)
    assert approval.approve(batch, by=leader) == 2
    live = ProcedurePage.objects.live().order_by("code")
    assert [page.title for page in live] == ["Đăng ký khai sinh", "Chứng thực bản sao"]
    assert [paper.name for paper in live[0].dossier.all()] == ["Giấy chứng sinh"]
    assert (batch.state, batch.decided_by) == (BatchState.APPROVED, leader)


def test_the_same_file_again_changes_nothing(imported, checked):
    imported(*TWO)
    assert {deed for _code, deed in deeds(checked(*TWO))} == {"unchanged"}


def test_the_same_file_again_before_approval_changes_nothing(accepted, checked):
    accepted(*TWO)
    assert {deed for _code, deed in deeds(checked(*TWO))} == {"unchanged"}


def test_a_change_is_told_part_by_part(imported, checked):
    imported(*TWO)
    [one, same] = planned(checked(row(time_limit="03 ngày làm việc."), TWO[1]))
    assert (one.deed.value, same.deed.value) == ("amended", "unchanged")
    assert one.changes == (("time_limit", "Trong ngày làm việc.", "03 ngày làm việc."),)


def test_until_it_is_approved_residents_read_the_old_text(imported, accepted, leader):
    imported(row())
    batch = accepted(row(fee="10.000 đồng"))
    page = ProcedurePage.objects.get()
    assert (page.live, page.fee) == (True, "Không.")
    approval.approve(batch, by=leader)
    assert ProcedurePage.objects.get().fee == "10.000 đồng"


def test_columns_a_file_has_not_stay_as_they_are(imported, checked):
    imported(row())
    keys = ("code", "title", "fee")
    [one] = planned(checked({key: row(fee="5.000 đồng")[key] for key in keys}))
    assert one.changes == (("fee", "Không.", "5.000 đồng"),)


def test_a_row_that_repeals_needs_only_the_decision(imported, accepted, leader):
    imported(row())
    repeal = dict.fromkeys(row(), "") | {
        "code": "1.001193",
        "standing": "Bãi bỏ",
        "decision_number": "9/QĐ-UBND",
        "effective_from": "01/08/2026",
    }
    batch = accepted(repeal)
    approval.approve(batch, by=leader)
    page = ProcedurePage.objects.get()
    assert (page.standing, page.decision_number, page.steps) == (
        "repealed",
        "9/QĐ-UBND",
        "Nộp hồ sơ.\nNhận kết quả.",
    )
    assert page.live


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"steps": ""}, "missing_part"),
        ({"decision_number": ""}, "missing_part"),
        ({"code": "x"}, "bad_code"),
        ({"standing": "bãi bỏ", "effective_from": ""}, "missing_part"),
    ],
)
def test_a_bad_row_is_rejected_and_the_good_ones_go_on(checked, officer, changed, fault):
    batch = checked(row(code="2.000815"), row(**changed))
    [good, bad] = planned(batch)
    assert (good.deed.value, bad.deed.value, bad.problems[0].fault.value) == ("new", "rejected", fault)
    accept(batch, by=officer)
    assert [page.code for page in ProcedurePage.objects.all()] == ["2.000815"]


def test_a_procedure_that_waits_is_not_written_over(accepted, checked):
    accepted(row())
    [one] = planned(checked(row(fee="1 đồng")))
    assert [problem.fault.value for problem in one.problems] == ["waiting"]


def test_accepting_twice_writes_once(checked, officer):
    batch = checked(*TWO)
    again = ProcedureBatch.objects.get(pk=batch.pk)
    accept(batch, by=officer)
    with pytest.raises((WrongState, Changed)):
        accept(again, by=officer)
    assert ProcedurePage.objects.count() == 2


def test_what_was_seen_is_what_happens_or_nothing(checked, draft, officer):
    batch = checked(*TWO)
    draft(code="1.001193")
    with pytest.raises(Changed):
        accept(batch, by=officer)
    assert ProcedurePage.objects.count() == 1
    assert ProcedureBatch.objects.get().state == BatchState.CHECKED


def test_whoever_may_not_import_cannot_accept(checked, person):
    batch = checked(row())
    for role in (Role.CONTRIBUTOR, Role.LEADER, Role.OPERATOR, Role.STATISTICS):
        with pytest.raises(PermissionDenied):
            accept(batch, by=person(role.name, role))
    assert ProcedurePage.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (xlsx([["a", "b"], ["c", "d"]]), "không có hàng tiêu đề"),
        (xlsx([["Mã thủ tục", "Tên thủ tục", "mã"], ["1.001193", "x", "y"]]), "có hai lần"),
        (xlsx([["Mã thủ tục", "Tên thủ tục"]]), "không có thủ tục nào"),
    ],
)
def test_a_file_that_is_no_register_is_refused(procedures, officer, content, sentence):
    with pytest.raises(Refused, match=sentence):
        check(procedures, "a.xlsx", content, by=officer)
    assert ProcedureBatch.objects.count() == 0


def test_nobody_approves_an_import_of_their_own(checked, person, leader):
    both = person("ca-hai", Role.OFFICER, Role.LEADER)
    batch = accept(checked(*TWO, by=both), by=both)
    with pytest.raises(NotIndependent):
        approval.approve(batch, by=both)
    assert ProcedurePage.objects.live().count() == 0
    assert ProcedureBatch.objects.get().state == BatchState.SUBMITTED
    assert approval.approve(batch, by=leader) == 2


def test_one_procedure_the_leader_wrote_holds_up_all_of_them(imported, accepted, person):
    """All or nothing: the other one is not published either."""
    writer = person("chu-tich", Role.OFFICER, Role.LEADER)
    imported(row())
    page = ProcedurePage.objects.get()
    page.fee = "2 đồng"
    page.save_revision(user=writer)
    batch = accepted(row(fee="3 đồng"), TWO[1])
    with pytest.raises(NotIndependent):
        approval.approve(batch, by=writer)
    assert [one.code for one in ProcedurePage.objects.live()] == ["1.001193"]
    assert ProcedurePage.objects.live().get().fee == "Không."


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CONTRIBUTOR, Role.OPERATOR, Role.STATISTICS])
def test_only_leaders_approve_an_import(accepted, person, role):
    with pytest.raises(NotIndependent):
        approval.approve(accepted(row()), by=person("khac", role))


def test_an_import_is_sent_back_as_a_whole_with_a_reason(accepted, leader):
    batch = accepted(*TWO)
    with pytest.raises(ValueError, match="lý do"):
        approval.send_back(batch, by=leader, reason=" ")
    assert approval.send_back(ProcedureBatch.objects.get(), by=leader, reason="Thiếu phí.") == 2
    assert ProcedureBatch.objects.get().state == BatchState.RETURNED
    assert LeaderDecision.objects.filter(status=TaskState.STATUS_REJECTED).count() == 2


def test_an_import_sent_back_can_be_mended_and_sent_again(accepted, checked, officer, leader):
    approval.send_back(accepted(row()), by=leader, reason="Thiếu phí.")
    again = accept(checked(row(fee="5.000 đồng")), by=officer)
    assert approval.approve(again, by=leader) == 1
    assert ProcedurePage.objects.live().get().fee == "5.000 đồng"


def test_approving_twice_does_it_once(accepted, leader):
    batch = accepted(row())
    approval.approve(batch, by=leader)
    with pytest.raises(PermissionDenied):
        approval.approve(ProcedureBatch.objects.get(), by=leader)


def test_an_import_decided_one_by_one_is_closed(accepted, leader):
    batch = accepted(row())
    [one] = approval.waiting(batch)
    assert one.changes[0] == ("code", "", "1.001193")
    one.decision.approve(user=leader)
    approval.settle(batch)
    assert batch.state == BatchState.APPROVED


def test_what_another_rule_misses_stays_a_draft_and_says_why(monkeypatch, accepted):
    from cms import completeness

    monkeypatch.setattr(
        completeness, "gap_checks", [lambda page: ["Có số điện thoại."] if "sao" in page.title else []]
    )
    batch = accepted(*TWO)
    assert [item.note for item in batch.items.all()] == ["", "Có số điện thoại."]
    assert [one.item.page.code for one in approval.waiting(batch)] == ["1.001193"]


def test_importing_writes_no_history_until_it_is_public(accepted, leader):
    batch = accepted(row())
    assert ProcedureChange.objects.count() == 0
    approval.approve(batch, by=leader)
    assert ProcedureChange.objects.count() == 1


def test_an_officers_draft_is_what_the_file_is_compared_with(imported, checked, officer):
    imported(row())
    page = ProcedurePage.objects.get()
    page.fee = "7 đồng"
    page.save_revision(user=officer)
    assert deeds(checked(row(fee="7 đồng"))) == [("1.001193", "unchanged")]


def test_register_reads_three_hundred_procedures_with_few_questions(
    procedures, officer, checked, django_assert_max_num_queries
):
    batch = checked(*(row(code=f"1.{number:06}", title=f"Thủ tục {number}") for number in range(12)))
    accept(batch, by=officer)
    with django_assert_max_num_queries(8):
        acceptance.register_of(procedures)


def test_submitting_by_hand_asks_for_the_same_parts(draft, officer):
    from cms.workflow import NotReady

    with pytest.raises(NotReady, match="Thời hạn giải quyết"):
        submit(draft(time_limit=""), by=officer)
