from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from campaigns.admin import urls as plans
from campaigns.admin.dashboard import PlansPanel
from campaigns.reporting import urls as reporting
from campaigns.seeing import urls as seeing
from campaigns.viewsets import PlanGroup

DEEDS = {
    "campaigns.submit": (_("Submit for approval"), _("Submitted for approval")),
    "campaigns.take_back": (_("Take back"), _("Taken back before a decision")),
    "campaigns.approve": (pgettext_lazy("plan", "Approve"), pgettext_lazy("plan", "Approved")),
    "campaigns.return": (_("Send back"), _("Sent back")),
    "campaigns.amend": (_("Amend"), _("Amendment begun")),
    "campaigns.number": (_("Write number and date"), _("Number and date of issue written")),
    "campaigns.close": (_("Close the plan"), _("Closed")),
    "campaigns.open": (_("Let residents see it"), _("Opened to residents")),
    "campaigns.hide": (_("Take it from residents"), _("Closed to residents")),
    "campaigns.carry_over": (_("Carry over"), _("Activities carried over from last year's plan")),
}


@hooks.register("register_admin_viewset")
def plan() -> PlanGroup:
    return PlanGroup()


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in DEEDS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls)) for urls in (plans, seeing, reporting)]


@hooks.register("insert_global_admin_css")
def seeing_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("campaigns/seeing.css"))


@hooks.register("insert_global_admin_css")
def reporting_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("campaigns/admin/reports.css"))


@hooks.register("insert_global_admin_css")
def plans_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("campaigns/admin/plans.css"))


@hooks.register("construct_homepage_panels")
def plans_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(PlansPanel())
