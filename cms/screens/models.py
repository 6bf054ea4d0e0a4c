"""The television at the one-stop desk: what it shows of its own accord, and what officers put on it."""

from base64 import b32encode
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images.models import AbstractImage
from wagtail.models import Orderable, Site

from cms.screens.playlist import MIDNIGHT, Window

EVERY_DAY = "0123456"
VIDEO_ENDINGS = ("mp4", "webm")


class Orientation(models.TextChoices):
    LANDSCAPE = "landscape", pgettext_lazy("screen", "lying, 16:9")
    PORTRAIT = "portrait", pgettext_lazy("screen", "standing, 9:16")


class Weight(models.IntegerChoices):
    ORDINARY = 1, pgettext_lazy("screen", "ordinary")
    OFTEN = 2, pgettext_lazy("screen", "twice as often")
    MOST = 3, pgettext_lazy("screen", "three times as often")


def _up_to(most: int) -> list[Any]:
    return [MaxValueValidator(most)]


class Screen(ClusterableModel):
    """One television and its addresses: /man-hinh/<slug>/ for whoever looks, with a code for itself."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("site"), blank=True
    )
    title = models.CharField(_("name"), max_length=100, help_text=_("For example “Sảnh Trung tâm”."))
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    orientation = models.CharField(
        _("how it hangs"), max_length=10, choices=Orientation.choices, default=Orientation.LANDSCAPE
    )
    seconds = models.PositiveSmallIntegerField(
        _("seconds for each"),
        default=15,
        validators=[MinValueValidator(5), MaxValueValidator(300)],
        help_text=_("Long texts stay longer by themselves; a video plays to its end."),
    )
    notices = models.PositiveSmallIntegerField(_("newest notices"), default=4, validators=_up_to(12))
    articles = models.PositiveSmallIntegerField(_("newest articles"), default=2, validators=_up_to(12))
    events = models.PositiveSmallIntegerField(_("coming events"), default=2, validators=_up_to(12))
    results = models.BooleanField(_("newest results of the desk"), default=True)
    today = models.BooleanField(_("today's programme of the loudspeakers"), default=True)
    night_from = models.TimeField(_("dark from"), null=True, blank=True)
    night_until = models.TimeField(_("dark until"), null=True, blank=True)

    class Meta:
        verbose_name = _("screen")
        verbose_name_plural = _("screens")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("screens:screen", args=(self.slug,))

    @property
    def code(self) -> str:
        """What the television says of itself in its address; another slug makes another code."""
        return b32encode(salted_hmac("cms.screens", f"{self.pk}:{self.slug}").digest()[:5]).decode().lower()

    @property
    def television_address(self) -> str:
        """The address only the television opens: what is shown there stands in the ledger."""
        return reverse("screens:television", args=(self.slug, self.code))

    def is_television(self, code: str) -> bool:
        return constant_time_compare(code, self.code)

    @classmethod
    def gives_to_everybody(cls, thing: models.Model) -> bool:
        """Whether a screen shows this picture or video, approved: everybody in the hall sees it."""
        field = "picture" if isinstance(thing, AbstractImage) else "video"
        items = ScreenItem.objects.filter(**{field: thing}).select_related("picture", "video")
        return any(item.approved for item in items)

    @property
    def night(self) -> list[int] | None:
        """The minutes of the day between which it is dark, over midnight where the first is larger."""
        if self.night_from is None or self.night_until is None:
            return None
        return [at.hour * 60 + at.minute for at in (self.night_from, self.night_until)]

    def clean_fields(self, exclude: Any = None) -> None:
        """Hang it in the only site there is: nobody chooses."""
        if self.site_id is None:
            self.site = Site.objects.get(is_default_site=True)
        super().clean_fields(exclude={*(exclude or ()), "site"})


class ScreenItem(Orderable):
    """A public page, a picture or a video on a screen, with when and how often it is shown."""

    screen = ParentalKey(Screen, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page of the site"),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("picture"),
    )
    video = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("video"),
        help_text=_("A file ending in .mp4 or .webm; it plays without sound."),
    )
    words = models.CharField(
        _("line below the picture"), max_length=200, blank=True, help_text=_("Also read to who cannot see.")
    )
    first_day = models.DateField(_("from day"), null=True, blank=True)
    last_day = models.DateField(_("until day"), null=True, blank=True)
    weekdays = models.CharField(_("on these days"), max_length=7, default=EVERY_DAY)
    begins = models.TimeField(_("from hour"), null=True, blank=True)
    ends = models.TimeField(_("until hour"), null=True, blank=True)
    weight = models.PositiveSmallIntegerField(_("how often"), choices=Weight.choices, default=Weight.ORDINARY)
    seconds = models.PositiveSmallIntegerField(
        _("seconds"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(600)],
        help_text=_("Empty: as the screen says."),
    )
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    put_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_content = models.CharField(max_length=64, editable=False, default="")

    class Meta(Orderable.Meta):
        verbose_name = _("item of a screen")
        verbose_name_plural = _("items of a screen")
        permissions = [("approve_screenitem", "Can approve pictures and videos for the screens")]

    def __str__(self) -> str:
        return str(self.page or self.picture or self.video or self.words)

    @property
    def content(self) -> str:
        """A mark of what people will see, which changes with the file and the line; "" for a page."""
        thing = self.picture or self.video
        if thing is None:
            return ""
        said = f"{thing._meta.label_lower}:{thing.pk}:{thing.get_file_hash()}:{self.words}"
        return sha256(said.encode()).hexdigest()

    @property
    def approved(self) -> bool:
        """Whether a leader approved it as it is now; a page was approved where it was written."""
        return bool(self.page_id) or (self.approved_at is not None and self.approved_content == self.content)

    @property
    def window(self) -> Window:
        return Window(
            first=self.first_day,
            last=self.last_day,
            weekdays=frozenset(int(day) for day in self.weekdays or EVERY_DAY),
            begins=self.begins.hour * 60 + self.begins.minute if self.begins else 0,
            ends=self.ends.hour * 60 + self.ends.minute if self.ends else MIDNIGHT,
        )

    def clean(self) -> None:
        """Ask for exactly one thing to show, a video that browsers play, and times in their order."""
        if sum(bool(one) for one in (self.page_id, self.picture_id, self.video_id)) != 1:
            raise ValidationError(gettext("Choose exactly one: a page, a picture or a video."))
        if self.video is not None and self.video.file_extension.lower() not in VIDEO_ENDINGS:
            raise ValidationError({"video": gettext("Choose a video ending in .mp4 or .webm.")})
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": gettext("The last day lies before the first.")})
        if self.begins and self.ends and self.ends <= self.begins:
            raise ValidationError({"ends": gettext("It ends before it begins.")})
