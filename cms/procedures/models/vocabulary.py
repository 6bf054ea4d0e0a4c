"""The words an administrative procedure is sorted by."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Level(models.TextChoices):
    """How much of a procedure is done online, in the words that replaced the four levels (mức độ 1-4)."""

    FULL = "full", pgettext_lazy("online service", "full: everything online")
    PARTIAL = "partial", pgettext_lazy("online service", "in part: some of it online")
    DIRECT = "direct", pgettext_lazy("online service", "at the desk only")


class Standing(models.TextChoices):
    """What the last decision announcing a procedure did with it (Nghị định 63/2010/NĐ-CP, Điều 13-15)."""

    NEW = "new", pgettext_lazy("procedure", "newly issued")
    AMENDED = "amended", pgettext_lazy("procedure", "amended")
    REPEALED = "repealed", pgettext_lazy("procedure", "repealed")
