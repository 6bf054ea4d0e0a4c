from django.db import models


class LastChange(models.Model):
    """The number of the newest change to something that public pages show (cms/serving/changes.py)."""

    name = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
