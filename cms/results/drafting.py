"""Figures that come from a file or from months become a draft, which an officer reads and submits."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from cms.models import User
from cms.results.figures import COLUMNS, Counts, quarter
from cms.results.models import FieldFigures, ResultsIndexPage, ResultsPage
from cms.results.periods import Kind, Period
from cms.results.titles import period_name, title_of
from cms.slugs import free_slug, slug_of


class NotDrafted(Exception):
    """Figures could not be put down; str() is the Vietnamese sentence."""


def existing(period: Period) -> ResultsPage | None:
    """Return the results of a period that are there already, published or not."""
    return ResultsPage.objects.filter(period_kind=period.kind, year=period.year, number=period.number).first()


@transaction.atomic
def put_down(period: Period, by_field: Mapping[str, Counts], *, by: User) -> ResultsPage:
    """Make a draft of a period's results, or a new draft of those that are there; return the page.

    Raises NotDrafted where `by` may not write it or the page waits for a leader's decision.
    """
    page = existing(period)
    if page is None:
        page = _new(period, by)
    elif not page.permissions_for_user(by).can_edit() or page.current_workflow_state:
        raise NotDrafted(_("These results wait for a decision or are not yours to change."))
    draft: ResultsPage = page.get_latest_revision_as_object() if page.latest_revision_id else page
    draft.rows = [
        FieldFigures(field=name, sort_order=place, **{column: getattr(counts, column) for column in COLUMNS})
        for place, (name, counts) in enumerate(by_field.items())
    ]
    draft.save_revision(user=by, log_action=True)
    return page


def _new(period: Period, by: User) -> ResultsPage:
    index = ResultsIndexPage.objects.live().first()
    if index is None or not index.permissions_for_user(by).can_add_subpage():
        raise NotDrafted(_("There is no list of results in which you may write."))
    page = ResultsPage(
        title=title_of(period),
        period_kind=period.kind.value,
        year=period.year,
        number=period.number,
        owner=by,
        live=False,
    )
    page.slug = free_slug(slug_of(period_name(period)), index, page)
    made: ResultsPage = index.add_child(instance=page)
    return made


def from_months(period: Period) -> dict[str, Counts]:
    """Return the figures of a quarter by field, from the published results of its three months.

    Raises NotDrafted naming the months that were not published.
    """
    months = list(period.months())
    live = ResultsPage.objects.live().filter(
        period_kind=Kind.MONTH, year=period.year, number__in=[month.number for month in months]
    )
    found = {page.number: dict(page.by_field) for page in live.prefetch_related("rows")}
    missing = [period_name(month) for month in months if month.number not in found]
    if missing:
        raise NotDrafted(
            _("The quarter is drawn up when its three months are published. Missing: %(months)s.")
            % {"months": ", ".join(missing)}
        )
    return quarter([found[month.number] for month in months])
