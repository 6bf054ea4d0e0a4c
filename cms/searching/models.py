from django.db import models


class Entry(models.Model):
    """What the search knows of a page residents may read; narrow, since a common word finds thousands."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    date = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["site", "kind", "-date"], name="searching_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Wording(models.Model):
    """A page's title and text as written, and their words: small, in order, one blank between two.

    The database itself keeps an index of words over the last three columns, made by the migrations: FTS5 with
    triggers on SQLite, generated tsvector columns with GIN on PostgreSQL. A migration that changes this table
    must make that index again.
    """

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="wording")
    title = models.TextField()
    text = models.TextField()
    words = models.TextField()  # of the title, then of the text, with their marks
    folded_title = models.TextField()
    folded_text = models.TextField()

    def __str__(self) -> str:
        return self.title
