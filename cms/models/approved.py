"""What every kind of page of this site obeys: it goes public through the workflow, and in no other way."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, PagePermissionTester, PageViewRestriction, Revision

from cms.page_form import ApprovedForm
from cms.shortening import shortened
from cms.slugs import slug_of


class WorkflowOnlyTester(PagePermissionTester):
    """Nobody publishes by a permission, superusers included; leaders may take pages off the site."""

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        may = self.user.is_active and self.user.has_perm("cms.take_off_site")
        return bool(may and self.page.live and not self.page_locked())


class ApprovedPage(Page):
    """A page published through the workflow alone, whose slug keeps đ as d.

    `kind` names what residents read ("article", "notice"): a short word that addresses, feeds, search
    and the page cache use; "" is a page that is only a way to others. Subclasses say in `gaps` what
    they lack, in `words` what they say, in `shows` whose changes reach their page.
    """

    kind: ClassVar[str] = ""
    # Kinds (cms.kinds) and other names (cms.serving) whose changes show on this page besides its own.
    # Those of its base classes are shown as well.
    shows: ClassVar[frozenset[str]] = frozenset()
    # Query parameters the page reads: asked for with any other, it is made anew and not kept.
    query: ClassVar[frozenset[str]] = frozenset()
    # Fields and methods whose values the feed for the provincial portal carries beside title and text.
    portal_fields: ClassVar[tuple[str, ...]] = ()

    legal_basis = models.CharField(
        _("legal basis for making personal information public"),
        max_length=300,
        blank=True,
        help_text=_(
            "Needed where the text names residents' telephone numbers, identity numbers, illness or poverty: "
            "the law and article that allow it, or the person's consent and its date."
        ),
    )

    # Relations that `words` reads, as prefetch_related takes them, so that many pages are read at once.
    words_from: ClassVar[tuple[str, ...]] = ()
    base_form_class = ApprovedForm

    class Meta:
        abstract = True

    def gaps(self) -> list[str]:
        """Return what a submission would lack besides a title, a Vietnamese sentence each."""
        return []

    def words(self) -> str:
        """Return everything this page says in plain text, a paragraph a line, without its title."""
        return ""

    def to_decide(self) -> list[tuple[str, str]]:
        """Return what publishing brings with it beside what stands on the page: labels and words."""
        return []

    def files_to_decide(self) -> list[tuple[str, str]]:
        """Return what a leader may open before deciding beside the page itself: labels and addresses."""
        return []

    def in_short(self, letters: int = 155) -> str:
        """Return a description for lists, feeds and search engines, at most `letters` long."""
        return shortened(self.search_description or self.words(), letters)

    def get_view_restrictions(self) -> list[PageViewRestriction]:
        """Return what restricts this page or one above it, in one query; no page here is an alias."""
        step, length = self.steplen, len(self.path)
        above = [self.path[:end] for end in range(step, length + 1, step)]
        return list(PageViewRestriction.objects.filter(page__path__in=above))

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find the page of an address; where only one kind stands below, in one query instead of two."""
        below = self.clean_subpage_models()
        if not path_components or len(below) != 1:
            return super().route(request, path_components)
        entry = below[0].objects.child_of(self).filter(slug=path_components[0]).first()
        if entry is None:
            raise Http404("no such page here")
        entry._cached_parent_obj = self
        return entry.route(request, path_components[1:])

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        return WorkflowOnlyTester(user, self)

    @property
    def source(self) -> str:
        """How other rooms and the ledger name this page: "cms.articlepage:12"."""
        return f"{self._meta.label_lower}:{self.pk}"

    def publish(
        self,
        revision: Revision,
        user: AbstractBaseUser | None = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
    ) -> None:
        """Publish a revision that was approved; raises cms.workflow.NotApproved for any other.

        No user holds the permission Wagtail would ask for here, so only the approval is asked for.
        """
        from cms.workflow import require_approval

        require_approval(revision)
        PublishPageRevisionAction(
            revision, user=user, changed=changed, log_action=log_action, previous_revision=previous_revision
        ).execute(skip_permission_checks=True)

    def save_revision(
        self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any
    ) -> Revision:
        """Save a revision; one that was submitted is never written over, though autosave may ask to."""
        if overwrite_revision is not None and overwrite_revision.task_states.exists():
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def _set_core_field_defaults(self) -> None:
        """Derive an empty slug as Vietnamese readers expect before Wagtail would drop the letter đ."""
        page: Any = self
        if not page.slug and page.path:
            page.slug = self._get_autogenerated_slug(slug_of(self.title) or "trang")
        super()._set_core_field_defaults()

    def save(self, clean: bool = True, user: AbstractBaseUser | None = None, **kwargs: Any) -> Any:
        """Save; raises cms.workflow.NotApproved where this would make an unapproved revision public."""
        from cms.workflow import require_approval

        fields = kwargs.get("update_fields")
        if self.live and self.live_revision_id and (fields is None or "live" in fields):
            require_approval(self.live_revision, page=self)
        return super().save(clean=clean, user=user, **kwargs)
