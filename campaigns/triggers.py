"""What the database itself refuses: changing, deleting, emptying the ledger, and rows that do not follow."""

from campaigns.append_only import ADDS, CHANGES, EMPTIES, Called, Guard, Written, refusing
from campaigns.chain import BEGINNING

TABLE = "campaigns_evidence"
REFUSED = "Sổ minh chứng chỉ được ghi thêm, không được sửa, xóa (append-only ledger)"
NO_LINK = "Dòng mới phải nối tiếp dòng cuối của sổ minh chứng (broken ledger chain)"

_LAST = f"FROM {TABLE} WHERE chain = NEW.chain ORDER BY position DESC LIMIT 1"
_FOLLOWS = f"""NEW.position = COALESCE((SELECT position {_LAST}), 0) + 1
    AND NEW.previous_hash = COALESCE((SELECT hash {_LAST}), '{BEGINNING}')"""

# SQLite's INSERT OR REPLACE deletes what is in its way without asking the trigger on DELETE.
_IN_THE_WAY = f"""EXISTS (SELECT 1 FROM {TABLE}
    WHERE id = NEW.id OR key = NEW.key OR hash = NEW.hash OR corrects_id = NEW.corrects_id)"""  # noqa: S608

SQLITE = {
    "campaigns_evidence_no_update": f"""CREATE TRIGGER campaigns_evidence_no_update
BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
    "campaigns_evidence_no_delete": f"""CREATE TRIGGER campaigns_evidence_no_delete
BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
    "campaigns_evidence_follows": f"""CREATE TRIGGER campaigns_evidence_follows
BEFORE INSERT ON {TABLE} WHEN {_IN_THE_WAY} OR NOT ({_FOLLOWS})
BEGIN SELECT RAISE(ABORT, '{NO_LINK}'); END""",
}
FOLLOWS_BODY = f""" BEGIN
    IF NOT ({_FOLLOWS}) THEN RAISE EXCEPTION '{NO_LINK}'; END IF;
    RETURN NEW;
END """

guard = Guard(
    sqlite={name: Written(TABLE, statement) for name, statement in SQLITE.items()},
    postgresql={
        "campaigns_evidence_no_change": Called(TABLE, CHANGES, "campaigns_evidence_refuse"),
        "campaigns_evidence_no_truncate": Called(TABLE, EMPTIES, "campaigns_evidence_refuse"),
        "campaigns_evidence_follows": Called(TABLE, ADDS, "campaigns_evidence_link"),
    },
    functions={
        "campaigns_evidence_refuse": refusing(REFUSED),
        "campaigns_evidence_link": FOLLOWS_BODY,
    },
    since=("campaigns", "0003_ledger_chain"),
)
missing, install, making, lifting = guard.missing, guard.install, guard.making, guard.lifting
complete_database = guard.complete_database
