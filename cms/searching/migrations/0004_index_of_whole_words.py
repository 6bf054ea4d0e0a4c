"""The index of words again: FTS5 kept by triggers on SQLite, generated tsvector columns on PostgreSQL."""

from django.db import migrations

COLUMNS = "words, folded_title, folded_text"
NEW = "new.words, new.folded_title, new.folded_text"
OLD = "old.words, old.folded_title, old.folded_text"

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
    "INSERT INTO searching_words(searching_words) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER searching_words_insert",
    "DROP TRIGGER searching_words_delete",
    "DROP TRIGGER searching_words_update",
    "DROP TABLE searching_words",
]

# A common word is in thousands of rows, so no vector may be read to answer: each question has a column of its
# own that its index answers alone, pairs of words stand for positions, and long columns are kept apart from
# the row (toast_tuple_target), of which nothing but the key is read. Only a phrase of three words or more is
# looked up in the text, of the pages that have all its pairs.
POSTGRESQL = [
    """ALTER TABLE searching_wording SET (toast_tuple_target = 128),
        ALTER COLUMN folded_title SET STORAGE EXTERNAL, ALTER COLUMN folded_text SET STORAGE EXTERNAL""",
    """CREATE FUNCTION searching_lexemes(words text) RETURNS tsvector IMMUTABLE PARALLEL SAFE LANGUAGE sql
        AS $$ SELECT array_to_tsvector(string_to_array(words, ' ')) $$""",
    """CREATE FUNCTION searching_pairs(words text) RETURNS tsvector IMMUTABLE PARALLEL SAFE LANGUAGE sql
        AS $$
            SELECT array_to_tsvector(coalesce(array_agg(one || ' ' || next) FILTER (WHERE next <> ''), '{}'))
            FROM string_to_array(words, ' ') AS cut, unnest(cut, cut[2:]) AS pair (one, next)
        $$""",
    """ALTER TABLE searching_wording
        ADD COLUMN exact tsvector GENERATED ALWAYS AS (searching_lexemes(words)) STORED,
        ADD COLUMN titled tsvector GENERATED ALWAYS AS (searching_lexemes(folded_title)) STORED,
        ADD COLUMN folded tsvector GENERATED ALWAYS AS
            (searching_lexemes(folded_title) || searching_lexemes(folded_text)) STORED,
        ADD COLUMN paired tsvector GENERATED ALWAYS AS
            (searching_pairs(folded_title) || searching_pairs(folded_text)) STORED""",
    *(
        f"CREATE INDEX searching_{column} ON searching_wording USING gin ({column}) WITH (fastupdate = off)"
        for column in ("exact", "titled", "folded", "paired")
    ),
    # The planner takes vectors for as cheap to read as the key beside them, and would read all of them.
    """CREATE FUNCTION searching_entries(part text, wanted tsquery, phrase text) RETURNS SETOF integer
        STABLE ROWS 2000 LANGUAGE plpgsql SET enable_seqscan = off
        AS $$ BEGIN
            RETURN QUERY EXECUTE format('SELECT entry_id FROM searching_wording WHERE %I @@ $1', part)
                || CASE WHEN phrase IS NULL THEN '' ELSE
                ' AND (strpos('' '' || folded_text || '' '', $2) > 0
                    OR strpos('' '' || folded_title || '' '', $2) > 0)' END
                USING wanted, phrase;
        END $$""",
]
POSTGRESQL_BACK = [
    "DROP FUNCTION searching_entries(text, tsquery, text)",
    "ALTER TABLE searching_wording DROP COLUMN exact, DROP COLUMN titled, DROP COLUMN folded, DROP COLUMN paired",
    "DROP FUNCTION searching_pairs(text)",
    "DROP FUNCTION searching_lexemes(text)",
    """ALTER TABLE searching_wording RESET (toast_tuple_target),
        ALTER COLUMN folded_title SET STORAGE EXTENDED, ALTER COLUMN folded_text SET STORAGE EXTENDED""",
]


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
    dependencies = [("searching", "0003_words")]
    operations = [migrations.RunPython(make, unmake)]
