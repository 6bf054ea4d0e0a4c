"""Who may do what: five roles, each a group, their permissions written down as data.

The groups and their permissions are made again, as far as they are missing, after every `migrate` (and
after the flush of a test database): `ensure_roles` may run any number of times. What an administrator
grants on top of it stays. No role may publish: that happens through the workflow alone (cms/workflow.py).
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.utils.module_loading import module_has_submodule
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.roots import ensure_roots


class Role(StrEnum):
    """The value is the name of the group, as people read it in the admin."""

    OFFICER = "Công chức văn hóa - xã hội"
    LEADER = "Lãnh đạo UBND"
    OPERATOR = "Người vận hành đài truyền thanh"
    STATISTICS = "Công chức văn phòng - thống kê"
    CONTRIBUTOR = "Công chức chuyên môn (cộng tác)"

    def group(self) -> Group:
        """Return the role's group; raises Group.DoesNotExist before `ensure_roles` ran."""
        return Group.objects.get(name=self.value)


# Permissions on the whole tree of pages ("add" alone lets people edit what they wrote themselves).
PAGE_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.OFFICER: ("add", "change"),
    Role.LEADER: ("add",),
    Role.CONTRIBUTOR: ("add",),
}

# Permissions on every collection of pictures and documents.
LIBRARY = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
COLLECTION_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.OFFICER: LIBRARY,
    Role.LEADER: ("choose_image", "choose_document"),
    Role.CONTRIBUTOR: ("add_image", "choose_image", "add_document", "choose_document"),
}

DICTIONARY = ("media.view_pronunciation", "media.add_pronunciation", "media.change_pronunciation")
CLIPS = ("media.view_audioclip", "media.add_audioclip", "media.change_audioclip", "media.delete_audioclip")
VOICES = ("media.view_voiceprofile", "media.add_voiceprofile", "media.change_voiceprofile")
PLAN_SEEN = (
    "campaigns.view_campaign",
    "campaigns.view_activity",
    "campaigns.view_evidence",
    "campaigns.view_unit",
    "campaigns.view_report",
)
PLAN_KEPT = (  # writing plans and submitting them
    *PLAN_SEEN,
    "campaigns.add_report",
    "campaigns.change_report",
    "campaigns.change_reportsettings",
    "campaigns.change_remindersettings",
    "campaigns.add_campaign",
    "campaigns.change_campaign",
    "campaigns.delete_campaign",  # drafts only: campaigns.admin.plans
    "campaigns.add_activity",
    "campaigns.change_activity",
    "campaigns.delete_activity",
    "campaigns.add_unit",
    "campaigns.change_unit",
)
PLAN_DECIDED = (
    "campaigns.approve_campaign",
    "campaigns.close_campaign",
    "campaigns.change_duty",
    "campaigns.change_remindersettings",  # when leaders are told is theirs to say
)
MODEL_PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.OFFICER: (
        *DICTIONARY,
        "media.delete_pronunciation",
        *CLIPS,
        *VOICES,
        "cms.withdraw_from_air",
        "cms.view_audiencetag",
        "cms.add_audiencetag",
        "cms.change_audiencetag",
        "cms.change_communesettings",
        "cms.change_urgentbanner",
        *PLAN_KEPT,
        "campaigns.correct_evidence",
    ),
    Role.LEADER: (
        "media.view_pronunciation",
        "cms.withdraw_from_air",
        "cms.take_off_site",
        "cms.change_urgentbanner",
        "cms.approve_urgentbanner",
        *PLAN_SEEN,
        *PLAN_DECIDED,
        "campaigns.sign_report",
        "campaigns.correct_evidence",
    ),
    Role.OPERATOR: ("media.view_pronunciation", *CLIPS, *VOICES),
    Role.STATISTICS: PLAN_KEPT,
    Role.CONTRIBUTOR: DICTIONARY,
}

_PERMISSION_APPS = ("wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs", "media", "campaigns")

Grants = Mapping[Role, tuple[str, ...]]


def grants() -> Iterator[Grants]:
    """Return the table above and that of each feature of the site: GRANTS in its `grants` module."""
    yield MODEL_PERMISSIONS
    for config in _site_apps():
        if module_has_submodule(config.module, "grants"):
            yield import_module(f"{config.name}.grants").GRANTS


def _site_apps() -> list[AppConfig]:
    return [config for config in apps.get_app_configs() if config.name.split(".")[0] == "cms"]


def ensure_roles() -> None:
    """Make the five groups and give them what the tables above say, as far as it is missing."""
    ensure_roots()
    for config in [*map(apps.get_app_config, _PERMISSION_APPS), *_site_apps()]:
        create_permissions(config, verbosity=0)
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for role in Role:
        group, _made = Group.objects.get_or_create(name=role.value)
        names = [name for table in grants() for name in table.get(role, ())]
        group.permissions.add(access, *(_permission(name) for name in names))
        _grant_pages(group, PAGE_PERMISSIONS.get(role, ()))
        _grant_collections(group, COLLECTION_PERMISSIONS.get(role, ()))


def _permission(name: str) -> Permission:
    label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=label, codename=codename)


def _grant_pages(group: Group, actions: tuple[str, ...]) -> None:
    root = Page.get_first_root_node()
    for action in actions:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_collections(group: Group, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
