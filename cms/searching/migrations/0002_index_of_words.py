"""The index of words: FTS5 kept by triggers on SQLite, generated tsvector columns on PostgreSQL."""

from django.db import migrations

COLUMNS = "title, text, folded_title, folded_text"
NEW = "new.title, new.text, new.folded_title, new.folded_text"
OLD = "old.title, old.text, old.folded_title, old.folded_text"

SQLITE = [
    f"""CREATE VIRTUAL TABLE searching_words USING fts5(
        {COLUMNS}, content='searching_wording', content_rowid='entry_id',
        tokenize="unicode61 remove_diacritics 0", prefix='2 3')""",
    f"""CREATE TRIGGER searching_words_insert AFTER INSERT ON searching_wording BEGIN
        INSERT INTO searching_words(rowid, {COLUMNS}) VALUES (new.entry_id, {NEW}); END""",
    f"""CREATE TRIGGER searching_words_delete AFTER DELETE ON searching_wording BEGIN
        INSERT INTO searching_words(searching_words, rowid, {COLUMNS})
        VALUES ('delete', old.entry_id, {OLD}); END""",
    f"""CREATE TRIGGER searching_words_update AFTER UPDATE ON searching_wording BEGIN
        INSERT INTO searching_words(searching_words, rowid, {COLUMNS})
        VALUES ('delete', old.entry_id, {OLD});
        INSERT INTO searching_words(rowid, {COLUMNS}) VALUES (new.entry_id, {NEW}); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER searching_words_insert",
    "DROP TRIGGER searching_words_delete",
    "DROP TRIGGER searching_words_update",
    "DROP TABLE searching_words",
]

# PostgreSQL's parser sees paths, hosts, signed numbers and hyphenated words in "118/2025/NĐ-CP": what it would
# take for more than letters and digits becomes a blank. Capitals are spelt out, as lower() depends on the
# locale the database was made with.
SIGNS = r"""./\-_:;@&<>+*=#~|'"`^%$!?,()[]{}–—…“”‘’«»•"""
CAPITALS = (
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)


def _vector(title: str, text: str) -> str:
    source, target = SIGNS + CAPITALS, " " * len(SIGNS) + CAPITALS.lower()
    source = source.replace("'", "''")
    parts = (
        f"setweight(to_tsvector('simple'::regconfig, translate({column}, '{source}', '{target}')), '{weight}')"
        for column, weight in ((title, "A"), (text, "B"))
    )
    return " || ".join(parts)


POSTGRESQL = [
    f"""ALTER TABLE searching_wording
        ADD COLUMN exact tsvector GENERATED ALWAYS AS ({_vector("title", "text")}) STORED,
        ADD COLUMN folded tsvector GENERATED ALWAYS AS ({_vector("folded_title", "folded_text")}) STORED""",
    "CREATE INDEX searching_exact ON searching_wording USING gin (exact)",
    "CREATE INDEX searching_folded ON searching_wording USING gin (folded)",
]
POSTGRESQL_BACK = ["ALTER TABLE searching_wording DROP COLUMN exact, DROP COLUMN folded"]


def make(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def unmake(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(schema_editor, by_vendor):
    statements = by_vendor[schema_editor.connection.vendor]
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)  # without parameters: a percent sign stays one


class Migration(migrations.Migration):
    dependencies = [("searching", "0001_entries")]
    operations = [migrations.RunPython(make, unmake)]
