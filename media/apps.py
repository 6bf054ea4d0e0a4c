from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


def show_shipped(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Put what came with the software into the table people see; runs after every migrate and flush.

    `sender` is an app that names the table in `shipped_into` and has a module `shipped`.
    """
    if using == "default" and sender.shipped_into in connections[using].introspection.table_names():
        import_module(f"{sender.name}.shipped").sync_shipped()


def tell_of_reading(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Tell the station that the same words may sound otherwise now."""
    from media.signals import reading_changed

    reading_changed.send(sender=sender)


def forget_sound(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Remove the file of a clip that was deleted."""
    from media.uploads import forget

    forget(instance)


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("The workshop")
    shipped_into = "media_pronunciation"

    def ready(self) -> None:
        post_migrate.connect(show_shipped, sender=self, dispatch_uid="media.show_shipped")
        for model in ("Pronunciation", "VoiceProfile"):
            for signal in (post_save, post_delete):
                signal.connect(
                    tell_of_reading, sender=self.get_model(model), dispatch_uid=f"media.reading.{model}"
                )
        post_delete.connect(
            forget_sound, sender=self.get_model("AudioClip"), dispatch_uid="media.forget_sound"
        )
