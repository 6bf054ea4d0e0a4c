"""The one urgent message of a commune, above every public page for as long as it holds."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.link_addresses import check_address


class BannerLevel(models.TextChoices):
    """How loud the banner is; an emergency interrupts screen readers, a notable message waits its turn."""

    EMERGENCY = "emergency", gettext_lazy("emergency")
    NOTABLE = "notable", gettext_lazy("worth noting")


class BannerForm(WagtailAdminModelForm):
    """What a leader saves is public at once; what anybody else saves waits for a leader."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", ValidationError(_("The message would end before it begins.")))
        if cleaned.get("text") and not ends:
            self.add_error("ends", ValidationError(_("Say until when the message holds.")))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        person = self.for_user
        may = person is not None and person.has_perm("cms.approve_urgentbanner")
        self.instance.approved_by = person if may else None
        self.instance.approved_at = timezone.now() if may else None
        return super().save(commit)


@register_setting(icon="warning")
class UrgentBanner(BaseSiteSetting):
    """A storm, a cut of power, a closed road: a sentence, a link, from when until when.

    Shown once a leader saved it (`approved_at`), from `begins` (aware; empty: at once) until `ends`.
    """

    level = models.CharField(
        gettext_lazy("how urgent"), max_length=10, choices=BannerLevel.choices, default=BannerLevel.EMERGENCY
    )
    text = models.CharField(
        gettext_lazy("message"),
        max_length=240,
        blank=True,
        help_text=gettext_lazy("One sentence: what happens, where, what to do. Empty: no message is shown."),
    )
    link = models.CharField(
        gettext_lazy("address to read more"),
        max_length=300,
        blank=True,
        validators=[check_address],
        help_text=gettext_lazy(
            "A page of this site, for example /bai-tuyen-truyen/, or a full https:// address."
        ),
    )
    begins = models.DateTimeField(gettext_lazy("shown from"), null=True, blank=True)
    ends = models.DateTimeField(gettext_lazy("shown until"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, editable=False)

    base_form_class = BannerForm
    panels = [
        HelpPanel(template="cms/admin/banner_help.html"),
        FieldPanel("level"),
        FieldPanel("text"),
        FieldPanel("link"),
        FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
    ]

    class Meta:
        verbose_name = gettext_lazy("urgent message")
        permissions = [("approve_urgentbanner", "Can put the urgent message on the site")]

    def holds(self, now: datetime) -> bool:
        """Tell whether residents see the message at `now` (aware)."""
        if not (self.text.strip() and self.approved_at and self.ends):
            return False
        return (self.begins is None or self.begins <= now) and now < self.ends

    def next_change(self, now: datetime) -> datetime | None:
        """Return when the message next appears or disappears by itself; None where it does not."""
        if not (self.text.strip() and self.approved_at and self.ends) or self.ends <= now:
            return None
        return self.begins if self.begins and self.begins > now else self.ends
