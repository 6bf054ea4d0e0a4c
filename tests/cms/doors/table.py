"""Every door of the admin and the operator's room, and for whom it opens.

The letters are those of `people`: O officer, L leader, V operator of the station, T statistics,
C contributor, A administrator, N an account without a role, S a stranger. Whoever is not named is refused.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cms.kinds import page_models
from cms.models import ArticlePage
from tests.cms.doors.forms import form_to_write
from tests.cms.doors.people import EVERYBODY, STAFF
from tests.cms.doors.trying import Door, Way
from tests.cms.procedures.sheets import row, table
from tests.cms.tables.files import xlsx

WRITERS = "OLCA"  # may write pages of every kind
KEEPERS = "OA"  # may change what others wrote
LEADS = "LA"
NOBODY = ""


PLAN_SENT = {
    "title": "Kế hoạch",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
    **{
        f"{rows}-{count}": "0"
        for rows in ("legal_bases", "contents", "targets", "budget", "assignments", "recipients")
        for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    },
}
READING_SENT = {
    "target": "{target}",
    "value": "97,5",
    "day": "2026-01-02",
    "token": "5f0f3c9e-2c0c-4d0f-9a53-2a6a2f1f7a10",
}
ACTIVITY_SENT = {"title": "Phát thanh", "timing": "2 lần/tuần", "audience": "residents"}


def look(name: str, *args: str, may: str, **more: Any) -> Door:
    return Door(name, args, may, **more)


def ask(name: str, *args: str, may: str, **more: Any) -> Door:
    return Door(name, args, may, Way.ASK, **more)


def do(name: str, *args: str, may: str, **more: Any) -> Door:
    return Door(name, args, may, Way.DEED, **more)


def register(
    name: str,
    key: str,
    *,
    see: str,
    add: str = "",
    change: str = "",
    delete: str = "",
    gone: str = "",
    **more: Any,
) -> Iterator[Door]:
    """The doors of a list of records with Wagtail's forms; `gone`: one to delete; `more`: what is sent."""
    yield look(f"{name}:index", may=see)
    yield look(f"{name}:index_results", may=see)
    yield look(f"{name}:add", may=add)
    yield look(f"{name}:edit", key, may=change)
    for part in ("history", "history_results", "usage"):
        yield look(f"{name}:{part}", key, may=change)
    yield look(f"{name}:delete", gone or key, may=delete)
    yield do(f"{name}:delete", gone or key, may=delete)
    if more:
        yield do(f"{name}:add", may=add, **more)
        yield do(f"{name}:edit", key, may=change, **more)


def page_list(name: str) -> Iterator[Door]:
    for part in ("index", "index_results"):
        yield look(f"{name}:{part}", may=WRITERS)
    yield look(f"{name}:choose_parent", may=STAFF)  # offers each only the lists they may write on


def pages() -> Iterator[Door]:
    """Writing, changing, submitting and reading pages of every kind."""
    for model in page_models():
        name = model.__name__
        form, sent = (model._meta.app_label, model._meta.model_name or ""), form_to_write(model)
        adding = WRITERS if model.is_creatable else NOBODY  # a register is drawn up, not written
        draft, above = f"{{draft:{name}}}", f"{{list:{name}}}"
        for way, more in ((look, {}), (do, {"sent": sent})):
            yield way("wagtailadmin_pages:add", *form, above, may=adding, **more)
            yield way("wagtailadmin_pages:edit", draft, may=KEEPERS, **more)
        yield ask("wagtailadmin_pages:preview_on_edit", draft, may=KEEPERS, sent=sent)
        yield look("wagtailadmin_pages:view_draft", draft, may=KEEPERS)
        yield look("wagtailadmin_pages:revisions_view", draft, f"{{revision:{name}}}", may=KEEPERS)
        yield look(f"{{url:{name}}}", may=NOBODY)
        yield do("wagtailadmin_pages:unpublish", f"{{live:{name}}}", may=LEADS)


def wagtail_pages() -> Iterator[Door]:
    """What Wagtail's own pages do to pages, tried on an article nobody has published."""
    draft, at = "{draft:ArticlePage}", "wagtailadmin_pages"
    yield look(f"{at}:revisions_index", draft, may=STAFF)  # leads to the history
    for name in ("usage", "workflow_history", "history", "history_results"):
        yield look(f"{at}:{name}", draft, may=KEEPERS)
    yield look(f"{at}:revisions_compare", draft, "earliest", "latest", may=KEEPERS)
    yield look(f"{at}:revisions_revert", draft, "{revision:ArticlePage}", may=KEEPERS)
    yield look(f"{at}:workflow_history_detail", "{waiting}", "{state}", may="OLA")
    yield look(f"{at}:workflow_preview", "{waiting}", "{task}", may="L")
    yield look(f"{at}:type_use", "cms", "articlepage", may=WRITERS)
    yield look(f"{at}:type_use_results", "cms", "articlepage", may=WRITERS)
    yield look(f"{at}:choose_parent", "cms", "articlepage", may=STAFF)
    yield look(f"{at}:add_subpage", "{list:ArticlePage}", may=WRITERS)
    yield ask(f"{at}:preview_on_add", "cms", "articlepage", "{list:ArticlePage}", may=WRITERS)
    yield look(f"{at}:search", may=WRITERS)
    yield look(f"{at}:search_results", may=WRITERS)
    yield do(f"{at}:delete", draft, may=KEEPERS)
    yield ask(f"{at}:move_confirm", draft, "{home}", may=NOBODY)  # an article stands on its list only
    yield look(f"{at}:move", draft, may=KEEPERS)
    yield ask(f"{at}:set_page_position", draft, may="A")
    yield do(f"{at}:copy", draft, may=KEEPERS, sent=COPY)
    yield do(f"{at}:lock", draft, may="A")
    yield ask(f"{at}:unlock", draft, may="A")
    yield ask(f"{at}:set_privacy", "{live:ArticlePage}", may=NOBODY, sent={"restriction_type": "login"})
    yield ask(f"{at}:convert_alias", draft, may=NOBODY)
    yield ask(f"{at}:revisions_unschedule", draft, "{revision:ArticlePage}", may=NOBODY)
    yield do(f"{at}:workflow_action", "{waiting}", "approve", "{decision}", may="L", sent={"comment": "."})
    yield look(f"{at}:collect_workflow_action_data", "{waiting}", "reject", "{decision}", may="L")
    yield look(f"{at}:confirm_workflow_cancellation", "{waiting}", may=STAFF)  # a question
    yield look("wagtailadmin_explore_root", may=WRITERS)
    yield look("wagtailadmin_explore", "{list:ArticlePage}", may=WRITERS)
    yield look("wagtailadmin_explore_results", "{list:ArticlePage}", may=WRITERS)
    for action in ("publish", "unpublish", "move"):
        bulk = ("wagtailcore", "page", action)
        yield Door("wagtail_bulk_action", bulk, STAFF, Way.VAIN, query="?id={draft:ArticlePage}")
    for part, key in (("pages", "{draft:ArticlePage}"), ("documents", "{document}"), ("images", "{picture}")):
        for query in ("", "?order=-id", "?search=7351"):
            yield look(f"wagtailadmin_api:{part}:listing", may=STAFF, query=query)  # each sees their own
        may = KEEPERS if part == "pages" else WRITERS
        yield look(f"wagtailadmin_api:{part}:detail", key, may=may)
        yield look(f"wagtailadmin_api:{part}:find", may=may, query="?id=" + key)
    for key, may in (("{draft:ArticlePage}", KEEPERS), ("{waiting}", "OLA"), ("{own}", "OCA")):
        yield look("wagtailadmin_explore", key, may=may)
        yield look("wagtailadmin_choose_page_child", key, may=may)
        yield look("/quan-tri/choose-page/chosen-multiple/", may=may, query="?id=" + key)
    yield look("wagtailadmin_choose_page", may=STAFF)
    for name in ("wagtailadmin_choose_page_search", "wagtailadmin_pages:search_results"):
        yield look(name, may=STAFF if "choose" in name else WRITERS, query="?q=7351")
    for action, may in (("publish", NOBODY), ("unpublish", NOBODY), ("delete", KEEPERS)):
        yield do("wagtailadmin_api:pages:action", draft, action, may=may, json=True)


COPY = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": "{list:ArticlePage}"}


def approval() -> Iterator[Door]:
    """Submitting, deciding, withdrawing."""
    article = form_to_write(ArticlePage) | {"action-submit": "1"}
    yield do("wagtailadmin_pages:edit", "{ready}", may=KEEPERS, sent=article, note="submitting")
    yield do("wagtailadmin_pages:edit", "{own}", may="OCA", sent=form_to_write(ArticlePage), note="one's own")
    yield look("wagtailadmin_pages:view_draft", "{own}", may="OCA", note="one's own")
    yield look("wagtailadmin_pages:view_draft", "{waiting}", may="OLA", note="waiting")
    yield look("{url:waiting}", may=NOBODY)
    yield look("cms_decide", "{decision}", may="OLA")
    yield look("cms_decide_look", "{decision}", may="OLA")
    yield do("cms_decide", "{decision}", may="L", sent={"decision": "approve", "comment": ""}, note="approve")
    yield do(
        "cms_decide", "{decision}", may="L", sent={"decision": "reject", "comment": "Sai."}, note="reject"
    )
    yield look("cms_withdraw", "{aired}", may="OLA")
    yield do("cms_withdraw", "{aired}", may="OLA", sent={"comment": "Lịch đã đổi."})
    draft = "{draft:ArticlePage}"
    yield look("cms_recording", draft, may=KEEPERS)
    yield look("cms_recording", "{waiting}", may="OLA", note="waiting")
    yield ask("cms_recording", draft, may=KEEPERS)
    yield ask("cms_recording_drop", draft, may=KEEPERS)
    yield look("cms_recording_sound", draft, "1", may=NOBODY)  # there is none yet
    yield ask("cms_reading", may=STAFF)
    yield ask("cms_hear", may=STAFF)
    yield ask("cms_paste", may=STAFF, sent={"text": "Một bài."})
    yield do("cms_correct", may="OCA", sent={"written": "UBNDX", "spoken": "ủy ban"})
    yield ask("legal_advice", may=STAFF)
    yield look("cms_audit", may=STAFF)
    yield look("cms_audit_results", may=STAFF)
    yield look("cms_notifications", may=STAFF)
    yield do("cms_notification", "{told}", may="O", note="of another")
    yield do("cms_notifications_read", may=STAFF)  # one's own


def boards() -> Iterator[Door]:
    """The notice board and its papers."""
    day = {"day": "2026-11-20"}
    yield from page_list("notices")
    yield from register(
        "notices_places",
        "{place}",
        see="OLTA",
        add="OA",
        change="OA",
        delete="A",
        gone="{spare place}",
        sent={"name": "Nhà văn hóa", "kind": "culture_house", "order": "3"},
    )
    yield from register(
        "notices_workdays",
        "{workday}",
        see="OLTA",
        add="OA",
        change="OA",
        delete="OA",
        sent={"day": "2027-03-01", "note": "Làm bù"},
    )
    yield look("notices_errands", may="OLTA")
    yield look("notices_prove", "{posting}", may="OA")
    yield do("notices_prove", "{posting}", may="OA", sent=day)
    yield do("notices_again", "{early}", may="OA")
    yield look("notices_sheet", "{live:NoticePage}", may="OLTA")
    yield look("notices_sheet", "{draft:NoticePage}", may="OA", note="draft")
    yield look("notices_registers", may="OLTA")
    yield do("notices_registers", may=WRITERS.replace("C", ""), sent={"quarter": "2026-3"})
    for form in ("pdf", "xlsx"):
        yield look("notices_register_file", "{live:RegisterPage}", form, may="OLTA")
        yield look("notices_register_file", "{draft:RegisterPage}", form, may="OA", note="draft")
        yield look(f"/niem-yet/danh-sach/{{draft:RegisterPage}}.{form}", may=NOBODY)


def procedures() -> Iterator[Door]:
    yield from page_list("thu-tuc")
    yield from register(
        "linh-vuc",
        "{field}",
        see="OLA",
        add="OA",
        change="OA",
        delete="A",
        sent={"name": "Lâm nghiệp", "order": "3"},
    )
    yield look("linh-vuc:copy", "{field}", may="OA")
    yield look("procedures_upload", may="OA")
    yield do(
        "procedures_upload",
        may="OA",
        sent={"list_page": "{list:ProcedurePage}", "file": a_file_of_procedures},
    )
    yield look("procedures_check", "{checked}", may="O")
    yield do("procedures_check", "{checked}", may="O", sent={"answer": "accept"}, note="accept")
    yield do("procedures_check", "{checked}", may="O", sent={"answer": "drop"}, note="put aside")
    yield look("procedures_batches", may="OLTA")
    yield look("procedures_batch", "{batch}", may="OLTA")
    yield do("procedures_batch", "{batch}", may="L", sent={"answer": "approve"}, note="approve")
    yield do(
        "procedures_batch",
        "{batch}",
        may="L",
        sent={"answer": "send_back", "comment": "Sai."},
        note="send back",
    )
    yield look("procedures_export", may="OA")
    yield look("procedures_template", may=STAFF)
    yield look("bang-niem-yet-thu-tuc:index", may="OLTA")
    yield look("procedures_board_place", "{place}", may="OLTA")
    yield do(
        "procedures_board_place",
        "{place}",
        may="OA",
        sent={"procedures": "{live:ProcedurePage}", "day": "2026-11-20"},
    )
    yield look("procedures_sheet", "{live:ProcedurePage}", may="OLTA")
    yield look("procedures_sheet", "{draft:ProcedurePage}", may=NOBODY, note="draft")
    yield look("/thu-tuc/kiosk/{draft:ProcedurePage}/", may=NOBODY)
    yield look("/thu-tuc/kiosk/{draft:ProcedurePage}/ma.svg", may=NOBODY)


def a_file_of_procedures(town: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("thu-tuc.xlsx", xlsx(table(row(code="1.002222"))))


def a_plan(town: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("ke-hoach.txt", "KẾ HOẠCH\nTuyên truyền năm 2026\n".encode())


def prints() -> Iterator[Door]:
    yield from page_list("an-pham")
    yield ask("cms_print_preview", may=STAFF)  # an empty form is answered with a sentence
    yield look("prints_draft_pdf", "{draft:PrintPage}", may=KEEPERS)
    yield look("prints_draft_png", "{draft:PrintPage}", "1", may=KEEPERS)
    yield look("in-cap-phat:index", may="OLTA")
    yield look("prints_desk", "{live:PrintPage}", may="OLTA")
    run = {"form": "run", "run-quantity": "5", "run-printed_on": "2026-11-20"}
    given = {
        "form": "given",
        "given-run": "{run}",
        "given-place": "Thôn 2",
        "given-quantity": "5",
        "given-given_on": "2026-11-20",
        "given-given_by": "cán bộ",
    }
    yield do("prints_desk", "{live:PrintPage}", may="OA", sent=run, note="a print run")
    yield do("prints_desk", "{live:PrintPage}", may="OA", sent=given, note="handed out")
    for name, key in (("run", "{run}"), ("given", "{given}")):
        yield look(f"prints_correct_{name}", key, may="OA")
        yield do(f"prints_correct_{name}", key, may="OA", sent={"right": "90", "reason": "Đếm sai."})
    for part in ("to-in.pdf", "ban-in-co-xen.pdf", "mat-1.png", "mat-lon-1.png"):
        yield look(f"/tai-an-pham/{{draft:PrintPage}}/{part}", may=NOBODY)


def desks() -> Iterator[Door]:
    """Results, events, questions, feedback, surveys, documents and their terms."""
    for name in ("bai-tuyen-truyen", "van-ban", "ket-qua", "cms_questions", "su-kien", "cms_surveys"):
        yield from page_list(name)
    yield from register(
        "tu-ngu-loi-thoi",
        "{term}",
        see="OLCA",
        add="OA",
        change="OA",
        delete="OA",
        sent={"written": "mức độ 9", "replacement": "toàn trình", "kind": "term", "active": "on"},
    )
    yield from register(
        "cms_question_topics",
        "{topic}",
        see="OA",
        add="OA",
        change="OA",
        delete="A",
        sent={"name": "Hộ tịch", "order": "2"},
    )
    figures = {"kind": "month", "number": "10", "year": "2026", "file": some_figures}
    yield look("results_import", may=WRITERS)
    yield ask("results_import", may=WRITERS, sent=figures)
    yield look("results_quarter", may=WRITERS)
    yield ask("results_quarter", may=WRITERS, sent={"kind": "quarter", "number": "3", "year": "2026"})
    yield look("results_example", may=STAFF)
    yield look("events_standing", "{live:EventPage}", may="OLA")
    yield look("events_standing", "{draft:EventPage}", may=NOBODY, note="draft")
    yield do(
        "events_standing", "{live:EventPage}", may="OLA", sent={"state": "cancelled", "reason": "Mưa bão."}
    )
    yield look("cms_survey_results", "{draft:SurveyPage}", may="OLTA")
    yield look("cms_survey_excel", "{draft:SurveyPage}", may="OLTA")
    yield ask("cms_survey_seal", "{draft:SurveyPage}", may="OA")
    yield look("/khao-sat/chua/ket-qua/", may=NOBODY)


def some_figures(town: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("so-lieu.csv", "Lĩnh vực\n".encode())


def feedback() -> Iterator[Door]:
    see, handle = "OLTA", "OTA"
    for part in ("index", "index_results"):
        yield look(f"cms_feedback:{part}", may="OLTCA")
    for part in ("add", "edit", "delete", "history", "history_results", "usage"):
        yield look(f"cms_feedback:{part}", *([] if part == "add" else ["{letter}"]), may=NOBODY)
    for key, may in (("{letter}", see), ("{handed}", see + "C")):
        yield look("cms_feedback_show", key, may=may)
        yield look("cms_feedback_photo", key, may=may)
    at = "cms_feedback_act"
    yield do(at, "{letter}", "giao", may=handle, sent={"person": "{contributor}"})
    yield do(at, "{letter}", "tra-loi", may=handle, sent={"answer": "Đã sửa."})
    yield do(at, "{handed}", "tra-loi", may=handle + "C", sent={"answer": "Đã sửa."})
    yield do(at, "{handed}", "dong", may=handle, sent={"reason": "Không phải việc của xã."})
    yield do(at, "{letter}", "rac", may=handle)
    yield do(at, "{spam}", "khong-phai-rac", may=handle)
    yield do(at, "{answered}", "dang", may="OA")
    yield do(at, "{answered}", "xoa-lien-he", may=handle)


def plans() -> Iterator[Door]:
    """Writing, submitting, deciding about and closing plans."""
    see, write = "OLTA", "OTA"
    yield from register("campaign", "{plan}", see=see, add=write, change=write, delete=write, sent=PLAN_SENT)
    yield from register(
        "don-vi",
        "{unit}",
        see=see,
        add=write,
        change=write,
        delete="A",
        sent={"name": "Đoàn xã", "kind": "body"},
    )
    yield look("campaigns_ready", may=write)
    yield do("campaigns_ready", may=write, sent={"ready": "tiem-chung", "year": "2026"})
    for plan in ("{draft plan}", "{waiting plan}", "{running plan}", "{closed plan}"):
        yield look("campaigns_plan", plan, may=see)
        yield look("campaigns_versions", plan, may=see)
    yield look("campaigns_version", "{running plan}", "1", may=see)
    for plan in ("{running plan}", "{closed plan}"):
        yield look("campaigns_targets", plan, may=see)
    yield do("campaigns_targets", "{running plan}", may=see, sent=READING_SENT)
    yield look("campaigns_target_correct", "{reading}", may=see)
    yield do("campaigns_target_correct", "{reading}", may=see, sent={**READING_SENT, "reason": "Cộng sai."})
    yield do("campaigns_ongoing", "{draft plan}", may=write, sent={"every_days": "30"})
    yield look("campaigns_timing", "{draft plan}", may=see, query="?timing=2 lần/tuần")
    yield look("campaigns_activity_add", "{draft plan}", may=write)
    yield do("campaigns_activity_add", "{draft plan}", may=write, sent=ACTIVITY_SENT)
    yield look("campaigns_activity_edit", "{plan activity}", may=write)
    yield do("campaigns_activity_edit", "{plan activity}", may=write, sent=ACTIVITY_SENT)
    for deed in ("nhan-doi", "len", "xuong", "xoa"):
        yield do("campaigns_activity_act", "{plan activity}", deed, may=write)
    for name in ("campaign:edit", "campaign:delete"):
        yield Door(name, ("{running plan}",), see.replace("L", ""), Way.VAIN, sent=PLAN_SENT)
    yield Door("campaigns_activity_add", ("{waiting plan}",), write, Way.VAIN, sent=ACTIVITY_SENT)
    yield from plan_deeds(write)


def plan_deeds(write: str) -> Iterator[Door]:
    at = "campaigns_plan_act"
    yield do(at, "{draft plan}", "trinh", may=write)
    yield do(at, "{waiting plan}", "rut-lai", may=write)
    yield do(at, "{waiting plan}", "duyet", may=LEADS, sent={"read": "{submitted}"})
    yield do(at, "{waiting plan}", "tra-lai", may=LEADS, sent={"reason": "Thiếu."})
    yield do(at, "{running plan}", "sua-doi", may=write)
    yield do(at, "{running plan}", "chep", may=write)
    yield do(at, "{running plan}", "ghi-so", may=write, sent={"symbol": "5/KH", "issued_on": "2026-01-02"})
    yield do(at, "{running plan}", "cong-khai", may=LEADS)
    yield do(at, "{closed plan}", "thoi-cong-khai", may=f"{write}L")
    yield look("campaigns_plan_close", "{running plan}", may=LEADS)
    yield do("campaigns_plan_close", "{running plan}", may=LEADS, sent={"words": "Đã xong."})


def house() -> Iterator[Door]:
    """Ledger, directory, screens, settings, and how it sounds."""
    yield from register("danh-ba", "{contact}", see="OLTCA", add="OTA", change="OTA", delete="OTA")
    yield from register("man-hinh", "{screen}", see="OLA", add="OA", change="OA", delete="OA")
    yield look("screens_look", "{screen}", may="OLA")
    yield do("screens_let_show", "{screen item}", may=LEADS)
    yield do("screens_let_show", "{screen item of the leader}", may="A", note="put on by the leader")
    yield look("/tep/{rendition on a screen}", may="OLCA", note="no leader let it be shown")
    yield from register("evidence", "{proof}", see="OLTA")
    yield look("campaigns_deed_add", may="OLVTCA")
    yield ask("deeds_suggest", may="OLVTCA", sent={"title": "bão", "text": "", "channel": ""}, json=True)
    yield look("campaigns_reports", may="OLTA")
    yield look("campaigns_report_add", may="OTA")
    yield look("campaigns_report", "{report}", may="OLTA")
    yield look("campaigns_report_file", "{report}", "xlsx", may="OLTA")
    yield ask("campaigns_report", "{report}", may="OTA", sent={})
    yield do("campaigns_report_sign", "{report}", may=LEADS)
    yield look("plan_import", may="OTA")
    yield ask("plan_import", may="OTA", sent={"file": a_plan}, note="looking through")
    yield look("plan_import_confirm", may="OTA")
    yield ask("plan_import_confirm", may="OTA")
    yield ask("plan_import_understood", may="OTA", sent={"timing": "hằng tuần", "year": 2026}, json=True)
    for name, key in (("campaign", "{plan}"), ("evidence", "{proof}")):
        yield look(f"{name}:inspect", key, may="OLTA")
    yield look("campaigns_boards", may="OLTA")
    yield look("campaigns_coverage", may="OLTA")
    yield look("campaigns_calendar", may="OLTA")
    yield look("campaigns_rows", may="OLTA")
    yield look("campaigns_mine", may=STAFF)  # of one's own units
    yield look("campaigns_duty", "{duty}", may="OLTA")
    yield do("campaigns_duty_waive", "{duty}", may=LEADS, sent={"ly-do": "Bão số 3."})
    yield look("evidence:correct", "{proof}", may="OLA")
    right = {
        "words": "Đã niêm yết lại.",
        "title": "Niêm yết",
        "happened_at": "2026-01-05T08:00",
        "reason": "Nhầm",
    }
    yield do("evidence:correct", "{proof}", may="OLA", sent={**right, "step": "write"})
    yield from register(
        "tu-dien",
        "{word}",
        see="OLVCA",
        add="OCA",
        change="OCA",
        delete="OA",
        sent={"written": "ABCD", "spoken": "a bê xê đê", "active": "on"},
    )
    yield from register(
        "giong-doc", "{voice}", see="OVA", add="OVA", change="OVA", delete="A", gone="{spare voice}"
    )
    yield from register(
        "am-thanh", "{clip}", see="OVA", add="OVA", change="OVA", delete="OVA", gone="{spare clip}"
    )
    yield look("media_clip_sound", "{clip}", may="OVA")
    yield ask("media_try", may=STAFF, sent={"text": "UBND"})
    for app, model, may in (
        ("cms", "communesettings", "OA"),
        ("cms", "urgentbanner", "OLA"),
        ("results", "resultssettings", "OA"),
        ("questions", "feedbacksettings", "OA"),
    ):
        yield look("wagtailsettings:edit", app, model, may=may)
        yield look("wagtailsettings:edit", app, model, "{site}", may=may)
        yield ask("wagtailsettings:edit", app, model, "{site}", may=may)
        yield ask("wagtailsettings:preview_on_edit", app, model, "{site}", may=NOBODY)
    yield look("wagtailsettings:edit", "campaigns", "reportsettings", "{report form}", may="OTA")
    yield look("wagtailsettings:edit", "campaigns", "remindersettings", "{reminder rules}", may="OLTA")


def station() -> Iterator[Door]:
    see, change = "OLVA", "OA"
    for name in ("broadcast_demanded", "broadcast_calendar"):
        yield look(name, may=see)
    yield look("broadcast_calendar_at", "tuan", "2026-11-20", may=see)
    fault = {"what": "Loa rè.", "reported_by": "Trưởng thôn", "reported_on": "20/11/2026"}
    keep = "OVA"
    for part in ("index", "index_results"):
        yield look(f"broadcast_fault:{part}", may=see)
    yield look("broadcast_fault:add", may=keep)
    yield do("broadcast_fault:add", may=keep, sent=fault)
    yield look("broadcast_fault:edit", "{fault}", may=keep)
    yield do("broadcast_fault:edit", "{fault}", may=keep, sent=fault)
    for part in ("history", "history_results", "usage"):
        yield look(f"broadcast_fault:{part}", "{fault}", may=keep)
    yield look("broadcast_changes", may=see)
    yield look("broadcast_change", "{change}", may=see)
    yield do("broadcast_change_confirm", "{change}", may=KEEPERS + "L")
    yield do("broadcast_change_refuse", "{change}", may=KEEPERS + "L", sent={"reason": "Sai giờ."})
    yield look("broadcast_slot", "{slot}", may=see)
    yield look("broadcast_why", "{slot}", may=see)
    for name in ("export", "export_zip", "export_pdf"):
        yield look(f"broadcast_{name}", may=see)
    yield ask("broadcast_add_extra", may=change, sent={"asked": "notices.noticepage:0/law"})
    yield look("broadcast_connector", may=see)
    yield do("broadcast_connector_decide", "{provincial text}", may=change, sent={"dismiss": "1"})
    for name, args in (("book", ()), ("book_of", ("2026-11",)), ("book_file", ("2026-11", "xlsx"))):
        yield look(f"broadcast_{name}", *args, may="OLVTA")
    yield do("broadcast_slot_cancel", "{slot}", may=change, sent={"reason": "Mất điện."})
    yield do("broadcast_slot_restore", "{slot}", may=change, sent={"reason": "Có điện lại."})
    yield look("broadcast_bulletin", "{bulletin}", may=see)
    yield look("broadcast_bulletin_status", "{bulletin}", may=see)
    yield do("broadcast_bulletin_approve", "{bulletin}", may=LEADS)
    yield do("broadcast_bulletin_reject", "{bulletin}", may=LEADS, sent={"reason": "Sai."})
    yield do("broadcast_bulletin_rebuild", "{bulletin}", may=change)
    yield ask("broadcast_item_drop", "{item}", may=change)
    yield do("broadcast_item_replace", "{item}", may=change, sent={"source": "cms.articlepage:{aired}"})
    yield ask("broadcast_preview", may=see)
    yield ask("broadcast_preview_of", "{programme}", may=see)
    yield look("broadcast_playlog:index", may="OLVTA")
    yield look("broadcast_playlog:index_results", may="OLVTA")
    for name, key in (("programme", "{programme}"), ("station", "{station}")):
        yield look(f"broadcast_{name}:index", may=see)
        yield look(f"broadcast_{name}:index_results", may=see)
        yield look(f"broadcast_{name}:add", may=change)
        yield look(f"broadcast_{name}:edit", key, may=change)
        yield ask(f"broadcast_{name}:edit", key, may=change)
        for part in ("history", "history_results", "usage"):
            yield look(f"broadcast_{name}:{part}", key, may=change)
    yield look("broadcast_players", may=see)
    yield look("broadcast_zone", "{zone}", may=see)
    yield look("broadcast_player", "{player}", may=see)
    for way, more in ((look, {}), (do, {"sent": {"name": "Cụm Đình", "volume": "80"}})):
        yield way("broadcast_player_add", may="OVA", **more)
        yield way("broadcast_player_edit", "{player}", may="OVA", **more)
    yield do("broadcast_player_tone", "{player}", may="OVA")
    yield ask("broadcast_player_pair", "{player}", may="OVA")
    yield look("broadcast_player_revoke", "{player}", may="OVA")
    yield do("broadcast_player_revoke", "{player}", may="OVA")
    yield look("broadcast:operator", may="VA")
    yield look("broadcast:morning", may=see)
    yield look("broadcast:morning_of", "2026-11-20", may=see)
    yield look("broadcast:operator_audio", "{bulletin}", may=see)
    yield look("broadcast:operator_fallback", may=see)
    yield look("broadcast:machine", may=EVERYBODY)
    yield look("broadcast:machine_worker", may=EVERYBODY)
    yield do("broadcast:machine_arm", may="VA")
    yield look("broadcast:audio", "{sha}", may=see)
    for part in ("", "chuong.json", "loi.txt"):
        yield look(f"/truyen-thanh/ban-tin/{{slot}}/{part}", may=NOBODY if part else EVERYBODY)
    why = {"choice": "other", "words": "Mất điện cả xã."}
    yield do("broadcast:operator_start", "{due}", may="VA")
    yield do("broadcast:operator_not_aired", "{due}", may="VA", sent=why)
    yield do("broadcast:operator_finish", "{airing}", may="VA")
    yield do("broadcast:operator_stop", "{airing}", may="VA", sent=why)


def emergencies() -> Iterator[Door]:
    """The emergency screen: whoever is on duty writes and stops, leaders put on air."""
    duty, decide = "OLVA", LEADS
    for name in ("emergency", "emergency_now"):
        yield look(f"broadcast:{name}", may=duty)
    yield look("broadcast:emergency_log", may="OLVTA")
    yield look("broadcast:emergency_dossier", "{alarm}", may="OLVTA")
    yield look("broadcast:emergency_audio", "{alarm}", may=duty)
    yield do("broadcast:emergency_send", may=duty, sent=ALARM_SENT)
    yield do("broadcast:emergency_approve", "{alarm}", may=decide)
    yield do("broadcast:emergency_refuse", "{alarm}", may=LEADS + "V", sent={"reason": "Sai."})
    yield do("broadcast:emergency_stop", "{alarm on air}", may=duty)
    yield do("broadcast:emergency_heard_here", "{alarm on air}", may=duty, sent={"token": "1"})


def emergency_settings() -> Iterator[Door]:
    """Wordings, rules, feeds, and the inbox of warnings."""
    yield from register(
        "broadcast_emergency_wording", "{wording}", see="OLVA", add="OLA", change="OLA", delete="A"
    )
    yield from register("broadcast_emergency_rules", "{rules}", see="LA", add="LA", change="LA", delete="A")
    yield from register("broadcast_warning_feed", "{feed}", see="OA", add="OA", change="OA", delete="A")
    yield look("broadcast:emergency_warnings", may="OLVA")
    yield look("broadcast:emergency_warning", "{warning}", may="OLVA")
    yield ask("broadcast:emergency_warning_bring", may="OLVA")
    yield do("broadcast:emergency_warning_accept", "{warning}", may="OLVA")
    yield do(
        "broadcast:emergency_warning_dismiss", "{warning}", may="OLVA", sent={"reason": "Không phải xã ta."}
    )


ALARM_SENT = {
    "pk": "7d0f4c35-95a4-44f8-9f0b-97c3f3a1c2d7",
    "drill": "1",
    "kind": "storm",
    "title": "Bão",
    "text": "Bão sắp đến.",
}


def library() -> Iterator[Door]:
    """Documents and pictures nothing public shows."""
    docs, images = "wagtaildocs", "wagtailimages"
    for name in (f"{docs}:index", f"{docs}:index_results", f"{docs}:add", f"{docs}:add_multiple"):
        yield look(name, may="OCA")
    yield look(f"{docs}:edit", "{document}", may="OA")
    yield do(f"{docs}:edit", "{document}", may="OA", sent={"title": "Đổi", "collection": "{root}"})
    yield do(f"{docs}:delete", "{spare document}", may="OA")
    yield look(f"{docs}:document_usage", "{document}", may="OA")
    yield ask(f"{docs}:edit_multiple", "{document}", may="OA")
    yield ask(f"{docs}:delete_multiple", "{document}", may="OA")
    for name in ("create_multiple_from_uploaded_document", "delete_upload_multiple"):
        yield ask(f"{docs}:{name}", "7351", may=NOBODY)
    yield look("wagtaildocs_serve", "{document}", "{document-name}", may="OLCA")
    yield look("cms_film", "{film}", may="OLCA")
    yield look("/tep/{rendition}", may="OLCA")
    yield look("/tep/{rendition of draft}", may="OLCA", note="on a draft")
    yield look("/tep/{rendition of live}", may=EVERYBODY)
    yield look("/tep/{original}", may=NOBODY, note="as it was uploaded")
    for name in ("index", "index_results", "add", "add_multiple"):
        yield look(f"{images}:{name}", may="OCA")
    yield look(f"{images}:edit", "{picture}", may="OA")
    yield do(f"{images}:delete", "{spare picture}", may="OA")
    yield look(f"{images}:image_usage", "{picture}", may="OA")
    for name in ("url_generator", "url_generator_output"):
        yield look(f"{images}:{name}", "{picture}", may=NOBODY)
    yield look(f"{images}:preview", "{picture}", "max-165x165", may="OA")
    yield ask(f"{images}:edit_multiple", "{picture}", may="OA")
    yield ask(f"{images}:delete_multiple", "{picture}", may="OA")
    for name in ("create_multiple_from_uploaded_image", "delete_upload_multiple"):
        yield ask(f"{images}:{name}", "7351", may=NOBODY)
    for kind, key in (("docs", "{document}"), ("images", "{picture}")):
        at = f"wagtail{kind}_chooser"
        for name in ("choose", "choose_results", "chosen_multiple"):
            yield look(f"{at}:{name}", may=STAFF)  # each sees what is theirs to choose
        yield look(f"{at}:chosen", key, may="OLCA")
        yield look(f"{at}:create", may="OCA")
    yield look("wagtailimages_chooser:select_format", "{picture}", may=STAFF)


def software() -> Iterator[Door]:  # noqa: C901  (a table)
    """What only whoever looks after the software opens."""
    for name in ("index", "index_results", "add", "start_import"):
        yield look(f"wagtailredirects:{name}", may="A")
    yield look("wagtailredirects:process_import", may="A")
    yield look("wagtailredirects:edit", "{redirect}", may="A")
    yield do("wagtailredirects:delete", "{redirect}", may="A")
    for name, key in (
        ("wagtailsites", "{site}"),
        ("wagtailusers_users", "{person}"),
        ("wagtailusers_groups", "{group}"),
    ):
        for part in ("index", "index_results", "add"):
            yield look(f"{name}:{part}", may="A")
        for part in ("edit", "delete", "history", "history_results", "usage"):
            yield look(f"{name}:{part}", key, may="A")
        if name != "wagtailusers_groups":
            yield look(f"{name}:copy", key, may="A")
        yield do(f"{name}:delete", key.replace("{site}", "{spare site}"), may="A")
    for part in ("index", "add"):
        yield look(f"wagtailadmin_collections:{part}", may="A")
    for part in ("edit", "delete", "set_privacy"):
        yield look(f"wagtailadmin_collections:{part}", "{collection}", may="A")
    at = "wagtailadmin_workflows"
    for part in ("index", "index_results", "add", "select_task_type", "task_index", "task_index_results"):
        yield look(f"{at}:{part}", may="A")
    for part in ("edit", "usage", "usage_results", "disable"):
        yield look(f"{at}:{part}", "{workflow}", may="A")
    yield do(f"{at}:disable", "{workflow}", may="A")
    yield ask(f"{at}:enable", "{workflow}", may="A")
    yield ask(f"{at}:remove", "{home}", may="A")
    for part in ("task_chooser", "task_chooser_results", "task_chooser_create"):
        yield look(f"{at}:{part}", may=STAFF)  # the names of the steps are no secret
    yield look(f"{at}:add_task", "cms", "leaderapprovaltask", may="A")
    for part in ("edit_task", "disable_task"):
        yield look(f"{at}:{part}", "{task}", may="A")
    yield ask(f"{at}:enable_task", "{task}", may="A")
    yield look(f"{at}:task_chosen", "{task}", may=STAFF)
    for part, may in REPORTS.items():
        yield look(f"wagtailadmin_reports:{part}", may=may)
        yield look(f"wagtailadmin_reports:{part}_results", may=may)
    yield look("wagtailsnippets:index", may=NOBODY)
    for part in ("index", "index_results"):
        yield look(f"wagtailforms:{part}", may=WRITERS)  # an empty list
    for part in ("list_submissions", "list_submissions_results", "delete_submissions"):
        yield look(f"wagtailforms:{part}", "{live:SurveyPage}", may=NOBODY)


# Each sees the rows of what they may see.
REPORTS = {
    "locked_pages": "A",
    "workflow": WRITERS,
    "workflow_tasks": WRITERS,
    "site_history": STAFF,
    "aging_pages": WRITERS,
    "page_types_usage": "A",  # names the page of each kind somebody changed last,
}


# Doors whose visitors without a right to pages read of things unpublished because that is their work.
TOLD = (
    "wagtaildocs_chooser",  # files of the library are there for everybody to choose
    "wagtailimages_chooser",
    "wagtailadmin_api:documents",
    "wagtailadmin_api:images",
    "broadcast",
    "cms_feedback",
    "cms_notifications",  # of feedback
    "cms_survey",
    "notices_registers",
    "procedures_batch",
)
# Signing in and out, one's own account, choosing a link, and what Wagtail's own pages are drawn with.
HARMLESS = frozenset(
    {
        "/quan-tri/.*/$",
        "/quan-tri/jsi18n/",
        "/quan-tri/test404/",
        "wagtailadmin_home",
        "wagtailadmin_error_test",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_choose_page_chosen_multiple",  # ours stands in its place
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
        "wagtailadmin_dismissibles",
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_block_preview",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_sprite",
        "wagtailembeds:chooser",
        "wagtailembeds:chooser_upload",
    }
)


ROOMS: tuple[Callable[[], Iterator[Door]], ...] = (
    pages,
    wagtail_pages,
    approval,
    boards,
    procedures,
    prints,
    desks,
    feedback,
    plans,
    house,
    station,
    emergencies,
    emergency_settings,
    library,
    software,
)
