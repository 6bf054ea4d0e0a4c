"""What the database counts by itself and Django has no words for."""

from typing import Any

from django.db import connection
from django.db.models import Aggregate, Expression, F, Func, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast


class Joined(Aggregate):
    """The values of a group as one text with commas between them, in no order.

    One row with 500 values costs a tenth of 500 rows with one.
    """

    function = "GROUP_CONCAT"
    on_postgresql = "STRING_AGG((%(expressions)s)::text, ',')"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.on_postgresql, **context)


def text_in(field: str, key: str) -> Expression:
    """Return the text an object of JSON has under `key`; NULL where it has none.

    On SQLite Django asks three times for each, once of what kind it is.
    """
    if connection.vendor != "sqlite":
        found: Expression = KeyTextTransform(key, field)
        return found
    return Cast(Func(F(field), Value(f'$."{key}"'), function="JSON_EXTRACT"), TextField())
