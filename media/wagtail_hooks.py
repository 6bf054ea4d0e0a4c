"""Where the workshop's pages join Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from media.editing.views import clip_sound, try_reading
from media.editing.viewsets import WorkshopGroup


@hooks.register("register_admin_viewset")
def workshop() -> WorkshopGroup:
    return WorkshopGroup()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("thu-doc/", try_reading, name="media_try"),
        path("am-thanh/<int:clip_id>/nghe/", clip_sound, name="media_clip_sound"),
    ]
