from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works with the system; what they may do follows from their groups (cms/roles.py)."""

    post = models.CharField(
        _("post"),
        max_length=150,
        blank=True,
        help_text=_("As it is to be read in logs and reports, for example vice-chairman."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]

    def get_full_name(self) -> str:
        """Family name first, as Vietnamese names go."""
        return f"{self.last_name} {self.first_name}".strip()

    @property
    def signature(self) -> str:
        """Name and post, as logs and the ledger write a person."""
        name = self.get_full_name() or self.username
        return f"{name} ({self.post})" if self.post else name
