"""The log as a list one can filter, print and export."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.coreutils import get_content_type_label

from cms.audit.sentences import sentence


class AuditLog(LogEntriesView):
    """Who did what, newest first; everybody sees the rows of what they may see."""

    page_title = _("Log of changes")
    index_url_name = "cms_audit"
    index_results_url_name = "cms_audit_results"
    results_template_name = "cms/audit/rows.html"

    def get_filename(self) -> str:
        return "nhat-ky"

    def decorate_paginated_queryset(self, queryset: Any) -> list[Any]:
        rows: list[Any] = super().decorate_paginated_queryset(queryset)
        for row in rows:
            row.sentence = sentence(row, _person(row), get_content_type_label(row.content_type).lower())
        return rows


def _person(row: Any) -> str:
    return row.user.signature if row.user else row.user_display_name
