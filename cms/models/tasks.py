from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class LeaderApprovalTask(AbstractGroupApprovalTask):
    """A leader approves an article for the site and for the loudspeakers; its author never can."""

    class Meta:
        verbose_name = _("approval by the leader")
        verbose_name_plural = _("approvals by the leader")
