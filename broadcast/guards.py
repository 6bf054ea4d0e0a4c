"""What the database itself refuses: changing, deleting or emptying the rows of what was heard."""

from campaigns.append_only import CHANGES, EMPTIES, Called, Guard, Written, refusing

REFUSED = "Nhật ký phát sóng chỉ được ghi thêm, không được sửa, xóa (append-only log)"
FUNCTION = "broadcast_refuse"

# SQLite's INSERT OR REPLACE deletes what is in its way without asking the trigger on DELETE: by what a row is
# unique. Reports only by their number: players send them again, and INSERT OR IGNORE asks the same trigger.
TABLES = {
    "broadcast_playlogentry": "id = NEW.id OR key = NEW.key",
    "broadcast_playreport": "id = NEW.id",
    "broadcast_emergencylogentry": "id = NEW.id OR key = NEW.key",
}


def _on_sqlite(table: str, deed: str, when: str) -> Written:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    return Written(table, f"CREATE TRIGGER {table}_no_{deed} BEFORE {when} {refuse}")


def _written() -> dict[str, Written]:
    made: dict[str, Written] = {}
    for table, unique in TABLES.items():
        in_the_way = f"EXISTS (SELECT 1 FROM {table} WHERE {unique})"  # noqa: S608
        when = {
            "update": f"UPDATE ON {table}",
            "delete": f"DELETE ON {table}",
            "replace": f"INSERT ON {table} WHEN {in_the_way}",
        }
        made |= {f"{table}_no_{deed}": _on_sqlite(table, deed, how) for deed, how in when.items()}
    return made


guard = Guard(
    sqlite=_written(),
    postgresql={
        f"{table}_no_{deed}": Called(table, when, FUNCTION)
        for table in TABLES
        for deed, when in (("change", CHANGES), ("truncate", EMPTIES))
    },
    functions={FUNCTION: refusing(REFUSED)},
)
missing, install, making, lifting = guard.missing, guard.install, guard.making, guard.lifting
complete_database = guard.complete_database
