"""Dictionary, voices and sounds in the admin."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from media.editing.forms import ClipForm, PronunciationForm, VoiceForm
from media.models import AudioClip, Pronunciation, Recording, VoiceProfile
from media.shipped import depends_on_context


class PronunciationFilters(WagtailFilterSet):
    class Meta:
        model = Pronunciation
        fields = ["origin", "active"]


class WarnOfContext:
    """Say so where an entry overrules a reading that depends on its context."""

    def save_instance(self) -> Any:
        entry = super().save_instance()  # type: ignore[misc]
        if depends_on_context(entry.written):
            sentence = _(
                "“%(written)s” used to be read by the words beside it. "
                "From now on it is always said “%(spoken)s”."
            ) % {"written": entry.written, "spoken": entry.spoken}
            messages.warning(self.request, sentence)  # type: ignore[attr-defined]
        return entry


class AddEntry(WarnOfContext, generic.CreateView):
    pass


class EditEntry(WarnOfContext, generic.EditView):
    def get_success_url(self) -> str:
        """A shipped entry stays; the list shows it beside the commune's own."""
        return reverse(self.index_url_name)


class DeleteEntry(generic.DeleteView):
    """Only the commune's own entries can be deleted."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.get_object().origin != "commune":
            messages.error(request, _("This entry came with the software: it can be overruled, not deleted."))
            return generic.base.redirect(self.index_url_name)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer


class PronunciationViewSet(ModelViewSet):
    model = Pronunciation
    name = "tu-dien"
    icon = "openquote"
    menu_label = gettext_lazy("Pronunciation dictionary")
    list_display = [
        "written",
        "spoken",
        Column("origin", label=gettext_lazy("Origin"), accessor="get_origin_display", sort_key="origin"),
        Column("note", label=gettext_lazy("Note")),
    ]
    list_per_page = 50
    search_fields = ["written", "spoken"]
    search_backend_name = None
    filterset_class = PronunciationFilters
    ordering = ["-origin", "written"]
    add_view_class, edit_view_class, delete_view_class = AddEntry, EditEntry, DeleteEntry
    copy_view_enabled = False
    index_template_name = "media/admin/dictionary.html"
    create_template_name = edit_template_name = "media/admin/entry.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Pronunciation]]:
        return PronunciationForm


class VoiceViewSet(ModelViewSet):
    model = VoiceProfile
    name = "giong-doc"
    icon = "user"
    menu_label = gettext_lazy("Voices")
    list_display = [
        "name",
        Column("region", label=gettext_lazy("Region"), accessor="get_region_display"),
        "speed",
    ]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[VoiceProfile]]:
        return VoiceForm


def _player(clip: AudioClip) -> Any:
    return format_html(
        '<audio controls preload="none" src="{}"></audio>', reverse("media_clip_sound", args=(clip.pk,))
    )


def _length(clip: AudioClip) -> str:
    minutes, seconds = divmod(round(clip.seconds), 60)
    return f"{minutes}:{seconds:02d}"


class OnlyTunes:
    """A recording belongs to its page: it is never changed or deleted by hand."""

    def get_object(self, queryset: Any = None) -> Any:
        clip = super().get_object(queryset)  # type: ignore[misc]
        if Recording.objects.filter(clip=clip).exists():
            raise Http404("a recording")
        return clip


class EditTune(OnlyTunes, generic.EditView):
    pass


class DeleteTune(OnlyTunes, generic.DeleteView):
    pass


class TuneList(generic.IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().filter(recording=None)


class ClipViewSet(ModelViewSet):
    model = AudioClip
    index_view_class, edit_view_class, delete_view_class = TuneList, EditTune, DeleteTune
    name = "am-thanh"
    icon = "media"
    menu_label = gettext_lazy("Sounds")
    list_display = [
        "title",
        Column("purpose", label=gettext_lazy("Purpose"), accessor="get_purpose_display"),
        Column("seconds", label=gettext_lazy("Length"), accessor=_length),
        Column("sound", label=gettext_lazy("Listen"), accessor=_player),
    ]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[AudioClip]]:
        return ClipForm


class WorkshopGroup(ModelViewSetGroup):
    """One entry of the side menu for everything about how it sounds."""

    menu_label = gettext_lazy("Voice")
    menu_icon = "openquote"
    menu_order = 320
    items = (PronunciationViewSet, VoiceViewSet, ClipViewSet)
