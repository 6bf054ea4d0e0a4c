from wagtail import hooks

from campaigns.viewsets import PlanGroup


@hooks.register("register_admin_viewset")
def plan() -> PlanGroup:
    return PlanGroup()
