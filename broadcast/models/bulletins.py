from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from broadcast.models.slots import Slot
from broadcast.states import BulletinState


class Bulletin(models.Model):
    """What a slot plays: a frozen rundown and, once built, its one audio file.

    The row is the record of truth of its own build: claimed by compare-and-set with a lease.
    A change of content makes the next version; the slot plays the newest approved one.
    """

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="versions", verbose_name=_("slot"))
    version = models.PositiveIntegerField(_("version"), default=1)
    state = models.CharField(
        _("state"), max_length=10, choices=BulletinState.choices, default=BulletinState.DRAFT
    )
    title = models.CharField(_("title"), max_length=250)
    fingerprint = models.CharField(
        max_length=64, help_text="sha256 of the frozen content: equal rundowns are not made twice."
    )
    choices = models.JSONField(_("why each item is in or out"), default=list, blank=True)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    cause = models.CharField(_("why it was made"), max_length=200, blank=True)

    lease = models.CharField(max_length=64, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    retry_at = models.DateTimeField(null=True, blank=True, editable=False)
    stage = models.CharField(_("stage"), max_length=30, blank=True, editable=False)
    queued_at = models.DateTimeField(
        null=True, blank=True, editable=False
    )  # handed to the queue of builders then
    failure = models.TextField(_("why it failed"), blank=True)
    notices = models.JSONField(_("what the operator should know"), default=list, blank=True)

    engine = models.CharField(_("engine"), max_length=20, blank=True)
    file = models.FileField(_("file"), upload_to="bulletins/", max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    seconds = models.FloatField(_("length in seconds"), null=True, blank=True)
    lufs = models.FloatField(_("loudness in LUFS"), null=True, blank=True)
    true_peak = models.FloatField(_("true peak in dBTP"), null=True, blank=True)
    waveform = models.JSONField(_("waveform"), default=list, blank=True)
    built_at = models.DateTimeField(_("built at"), null=True, blank=True)

    approved_by = models.CharField(_("approved by"), max_length=400, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_with_items = models.BooleanField(
        _("approved with its items"), default=False
    )  # nobody approved it by hand: `approved_by` names who approved its items
    rejected_by = models.CharField(_("rejected by"), max_length=150, blank=True)
    rejected_at = models.DateTimeField(_("rejected at"), null=True, blank=True)
    rejection = models.TextField(_("why it was rejected"), blank=True)
    # Decisions by hand that later versions keep: {"dropped": {source: who}, "added": {source: who}}.
    pins = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        ordering = ["slot", "-version"]
        constraints = [models.UniqueConstraint(fields=["slot", "version"], name="broadcast_bulletin_once")]
        indexes = [models.Index(fields=["state", "leased_until"])]

    def __str__(self) -> str:
        return self.title

    @property
    def taken_back(self) -> bool:
        """Nobody refused it: the plan withdrew it, `rejection` saying why."""
        return self.state == BulletinState.REJECTED and not self.rejected_by

    @property
    def state_words(self) -> str:
        if not self.taken_back:
            return str(self.get_state_display())
        if Bulletin.objects.filter(slot_id=self.slot_id, version__gt=self.version).exists():
            return pgettext("bulletin", "replaced by a new version")
        return pgettext("bulletin", "withdrawn")


class ItemKind(models.TextChoices):
    SIGNATURE = "signature", _("signature tune")
    IDENT = "ident", _("ident")
    GREETING = "greeting", _("greeting")
    HEADLINES = "headlines", _("headlines")
    ITEM = "item", _("item")
    SEPARATOR = "separator", _("separator")
    CLOSING = "closing", _("closing words")
    OUTRO = "outro", _("closing tune")


class Voice(models.TextChoices):
    SYNTHETIC = "synthetic", _("voice of the machine")
    RECORDED = "recorded", _("recording")
    OUTDATED = "outdated", _("voice of the machine: the words were changed after the recording")


class BulletinItem(models.Model):
    """A line of the rundown, frozen: its words, their source, who approved them, when they are heard."""

    bulletin = models.ForeignKey(
        Bulletin, on_delete=models.CASCADE, related_name="items", verbose_name=_("bulletin")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices)
    title = models.CharField(_("title"), max_length=255, blank=True)
    text = models.TextField(_("text as written"), blank=True)
    spoken = models.TextField(_("text as spoken"), blank=True)
    source = models.CharField(
        _("source"), max_length=120, blank=True, help_text="room.thing:id, such as cms.articlepage:12"
    )
    revision = models.PositiveBigIntegerField(_("revision"), null=True, blank=True)
    activity = models.ForeignKey(
        "campaigns.Activity",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("activity"),
    )
    clip = models.ForeignKey(
        "media.AudioClip",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("audio clip"),
    )
    # Frozen with the clip of a recording: a file that is another one by then is not played.
    clip_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    voice = models.CharField(_("voice"), max_length=10, choices=Voice.choices, default=Voice.SYNTHETIC)
    priority = models.PositiveSmallIntegerField(
        _("priority"), null=True, blank=True, help_text="cms.models.Priority of the item when it was frozen."
    )
    author = models.CharField(_("author"), max_length=150, blank=True)
    approver = models.CharField(_("approved by"), max_length=150, blank=True)
    starts_at = models.FloatField(_("from, in seconds"), null=True, blank=True)
    ends_at = models.FloatField(_("to, in seconds"), null=True, blank=True)

    class Meta:
        verbose_name = _("line of the rundown")
        verbose_name_plural = _("rundown")
        ordering = ["bulletin", "position"]
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "position"], name="broadcast_item_position")
        ]
        indexes = [models.Index(fields=["source"])]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()
