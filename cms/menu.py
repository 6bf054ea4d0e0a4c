"""Where the features of the site stand in the admin's menu: what residents read, and the one-stop desk.

A feature adds its view sets from its `wagtail_hooks`; the groups are made when all hooks are loaded.
"""

from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup


class Drawer(Enum):
    """A group of the menu: its label, icon and place."""

    CONTENT = (_("Content"), "doc-full-inverse", 110)
    DESK = (pgettext_lazy("menu", "One-stop desk"), "group", 120)


_contents: dict[Drawer, list[type[ViewSet] | ViewSet]] = {drawer: [] for drawer in Drawer}


def put(drawer: Drawer, *view_sets: type[ViewSet] | ViewSet) -> None:
    """Add view sets to a group of the menu; their `menu_order` decides their order there."""
    _contents[drawer].extend(view_sets)


def groups() -> list[ViewSetGroup]:
    """Return the groups that hold something."""
    return [_group(drawer, found) for drawer, found in _contents.items() if found]


def _group(drawer: Drawer, found: list[Any]) -> ViewSetGroup:
    label, icon, order = drawer.value
    view_sets = sorted(found, key=lambda one: one.menu_order if one.menu_order is not None else 500)
    name = f"{drawer.name.title()}Group"
    kind = type(
        name,
        (ViewSetGroup,),
        {"menu_label": label, "menu_icon": icon, "menu_order": order, "items": tuple(view_sets)},
    )
    group: ViewSetGroup = kind()
    return group
