"""Wagtail's core, with references looked for once a page and not again for each of its parts."""

from wagtail.apps import WagtailAppConfig


class CoreConfig(WagtailAppConfig):
    def ready(self) -> None:
        """Leave the parts of pages to their pages.

        A page is saved with its parts in one transaction, and the task its saving leaves to the worker looks
        through all of them. One for a part too finds nothing more, and fails where the next saving of the
        page replaced the part before the worker came to it.
        """
        super().ready()
        from wagtail.models import ReferenceIndex
        from wagtail.signal_handlers import disconnect_reference_index_signal_handlers_for_model

        for part in ReferenceIndex.tracked_models - ReferenceIndex.indexed_models:
            ReferenceIndex.tracked_models.remove(part)
            disconnect_reference_index_signal_handlers_for_model(part)
