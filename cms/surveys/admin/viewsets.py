"""Where officers find surveys."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms.surveys.models import SurveyAnswer, SurveyPage


class ResultsColumn(Column):
    """How many answered, as the way to their answers."""

    cell_template_name = "cms/surveys/admin/results_cell.html"

    def get_value(self, instance: Any) -> Any:
        return SurveyAnswer.objects.filter(page_id=instance.pk).count()

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "address": reverse("cms_survey_results", args=(instance.pk,))}


class SurveyListing(PageListingViewSet):
    model = SurveyPage
    name = "cms_surveys"
    url_prefix = "khao-sat"
    icon = "form"
    menu_label = _("Surveys and quizzes")
    menu_order = 70
    columns = [*IndexView.base_columns, ResultsColumn("answers", label=_("Answers"))]
