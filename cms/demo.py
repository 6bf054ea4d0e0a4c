"""The demo commune's pages, feature by feature: each `demo` module furnishes its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from wagtail.models import Page, Site

from campaigns.models import Activity
from cms.models import ApprovedPage, HomePage, ListPage, SpokenPage, User
from cms.notifications.models import Notification
from cms.workflow import approve, submit


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demo is played: `people` by account name ("can-bo" writes, "lanh-dao" approves).

    `today` is the local day the demo is loaded on; `activities` of the plan stand by a short key.
    """

    site: Site
    home: HomePage
    people: Mapping[str, User]
    activities: Mapping[str, Activity]
    today: date

    def open_list(self, page: ListPage) -> ListPage:
        """Put a list below the front page, where it is public at once."""
        opened: ListPage = self.home.add_child(instance=page)
        return opened

    def publish(self, page: ApprovedPage, below: Page, *, for_air: bool = True) -> ApprovedPage:
        """Have the officer write a page and the leader approve it; return it as it is live."""
        author, leader = self.people["can-bo"], self.people["lanh-dao"]
        page.owner, page.live = author, False
        below.add_child(instance=page)
        page.save_revision(user=author)
        submit(page, by=author)
        approve(page, by=leader, for_air=for_air and isinstance(page, SpokenPage))
        live: ApprovedPage = type(page).objects.get(pk=page.pk)
        return live


def furnish(stage: Stage) -> None:
    """Have every feature of the site that has a `demo` module put its examples on the stage."""
    for config in apps.get_app_configs():
        if config.name.startswith("cms.") and module_has_submodule(config.module, "demo"):
            import_module(f"{config.name}.demo").furnish(stage)
    Notification.objects.filter(read_at=None).update(read_at=timezone.now())  # nobody waits for old news
