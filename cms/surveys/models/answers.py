import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission

LETTERS = "ACDEFGHJKMNPQRTWXY34679"


def new_code() -> str:
    """Return the number of an answer sheet, such as "ACDE-FGHJ"."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def new_salt() -> str:
    return secrets.token_hex(16)


class SurveyAnswer(AbstractFormSubmission):
    """One answer sheet. `sender` is a hash of address and browser, erased when the results are sealed."""

    code = models.CharField(_("number of the answer sheet"), max_length=12, default=new_code, unique=True)
    number = models.CharField(max_length=32, unique=True, editable=False)  # of the stamp: taken once
    sender = models.CharField(max_length=32, blank=True, db_index=True, editable=False)
    at_kiosk = models.BooleanField(_("answered at the kiosk"), default=False)
    name = models.CharField(_("name of the participant"), max_length=80, blank=True)
    contact = models.CharField(_("telephone of the participant"), max_length=40, blank=True)
    submit_time = models.DateTimeField(_("answered at"), default=timezone.now)

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        ordering = ["submit_time", "id"]
        default_permissions = ()


class BallotBox(models.Model):
    """What belongs to a survey while and after it takes answers: the salt of its hashes, then its results.

    `winners` are rows {"code", "score", "guess"}, in order; the salt is "" once sealed.
    """

    page = models.OneToOneField(
        "surveys.SurveyPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("survey")
    )
    salt = models.CharField(max_length=32, default=new_salt, blank=True, editable=False)
    sealed_at = models.DateTimeField(_("results sealed at"), null=True, blank=True)
    sealed_by = models.CharField(_("results sealed by"), max_length=150, blank=True)
    answers = models.PositiveIntegerField(_("number of answers"), default=0)
    all_right = models.PositiveIntegerField(_("answered everything right"), default=0)
    seed = models.CharField(_("seed of the draw"), max_length=100, blank=True)
    winners = models.JSONField(_("winners"), default=list, blank=True)

    class Meta:
        verbose_name = _("ballot box of a survey")
        verbose_name_plural = _("ballot boxes of surveys")
        default_permissions = ()
        permissions = [
            ("see_results", "Can see the answers to surveys"),
            ("seal_results", "Can seal the results of surveys"),
        ]

    def __str__(self) -> str:
        return str(self.page_id)
