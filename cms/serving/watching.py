"""Which models stand behind which name: saving or deleting one of their rows raises it."""

from collections import defaultdict
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from cms.serving.changes import changed

# The tables whose rows a page may show that declares the name.
TABLES: dict[str, set[str]] = defaultdict(set)


def purge_on(name: str, *models: type[Model]) -> None:
    """Drop every page that shows `name` whenever a row of `models` is saved, deleted or linked anew.

    Call it from AppConfig.ready. Rows changed by `QuerySet.update`, `bulk_create` or raw SQL send no signal:
    whoever changes them so calls `cms.serving.changed(name)` in the same transaction.
    """
    shown_as(name, *models)

    def raise_name(**kwargs: Any) -> None:
        if not kwargs.get("raw"):
            changed(name)

    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(raise_name, sender=model, weak=False, dispatch_uid=f"cms.serving.{name}")
        for field in model._meta.local_many_to_many:
            through = field.remote_field.through
            m2m_changed.connect(raise_name, sender=through, weak=False, dispatch_uid=f"cms.serving.{name}")


def purge_page_on(field: str, *models: type[Model]) -> None:
    """Drop the page that a row of `models` belongs to, by its foreign key `field`, when the row is saved."""
    shown_as("page", *models)

    def raise_page(instance: Model, **kwargs: Any) -> None:
        if not kwargs.get("raw"):
            changed(f"page:{getattr(instance, f'{field}_id')}")

    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(raise_page, sender=model, weak=False, dispatch_uid="cms.serving.page")


def shown_as(name: str, *models: type[Model]) -> None:
    """Say that pages which declare `name` read these models, whose owner raises it by hand."""
    for model in models:
        TABLES[name].add(model._meta.db_table)
        TABLES[name].update(field.m2m_db_table() for field in model._meta.local_many_to_many)
