from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class NotificationQuerySet(models.QuerySet["Notification"]):
    def told_to(self, person: AbstractBaseUser | AnonymousUser) -> "NotificationQuerySet":
        """Return what this person was told; nothing for nobody."""
        return self.none() if person.pk is None else self.filter(user_id=person.pk)


class Notification(models.Model):
    """A sentence told to one person; `key` names what it tells, so that nobody is told twice."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notifications",
        verbose_name=_("user"),
    )
    key = models.CharField(max_length=200)
    words = models.TextField(_("in words"))
    link = models.CharField(_("link"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("when"))
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notifications_told_once")]
        indexes = [models.Index(fields=["user", "read_at"], name="notifications_unread")]

    def __str__(self) -> str:
        return self.words

    @property
    def headline(self) -> str:
        """The first line, which says what it is about."""
        return self.words.partition("\n")[0]

    @property
    def rest(self) -> str:
        """The lines after the first; mostly there are none."""
        return self.words.partition("\n")[2]


class Reminding(models.Model):
    """A local day on which everybody was reminded of what is due; its row is made by whoever does it."""

    day = models.DateField(unique=True)

    class Meta:
        verbose_name = _("day of reminders")
        verbose_name_plural = _("days of reminders")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
