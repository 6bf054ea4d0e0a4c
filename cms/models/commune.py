from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


class CommuneKind(models.TextChoices):
    """The three kinds of unit since 1 July 2025."""

    XA = "xa", _("commune")
    PHUONG = "phuong", _("ward")
    DAC_KHU = "dac_khu", _("special zone")


@register_setting(icon="home")
class CommuneSettings(BaseSiteSetting):
    """Who the commune is: what headers, footers, greetings and documents call it."""

    kind = models.CharField(
        _("kind of unit"), max_length=10, choices=CommuneKind.choices, default=CommuneKind.XA
    )
    name = models.CharField(_("name"), max_length=100, help_text=_("Without the kind, for example Tân Hòa."))
    province = models.CharField(_("province or city"), max_length=100, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hotline = models.CharField(
        _("hotline"), max_length=40, blank=True, help_text=_("Shown large at the top; empty: the telephone.")
    )
    responsible = models.CharField(
        _("responsible for the content"),
        max_length=150,
        blank=True,
        help_text=_("A post, for example Chủ tịch UBND xã; shown at the foot of every page."),
    )
    feedback = models.CharField(
        _("where feedback is received"),
        max_length=250,
        blank=True,
        help_text=_("Office, telephone or address that takes complaints and suggestions."),
    )
    voice = models.ForeignKey(
        "media.VoiceProfile",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("voice"),
        help_text=_("Used when listening in the editor."),
    )

    # The urgent message is read with every page: no query of its own.
    select_related = ["site__urgentbanner"]

    panels = [
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("name"), FieldPanel("province")], heading=_("Name")),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("hotline"),
                FieldPanel("email"),
                FieldPanel("responsible"),
                FieldPanel("feedback"),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("voice"),
    ]

    class Meta:
        verbose_name = _("commune")

    @property
    def full_name(self) -> str:
        """Kind and name: "xã Tân Hòa"."""
        return f"{self.get_kind_display()} {self.name}".strip()
