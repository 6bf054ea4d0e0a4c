"""The forms through which documents and pictures come in, every door of the admin included."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.tidy import TidyForm
from media.guarding import DOCUMENTS, PICTURES
from media.guarding.fields import SafePictureField, look_through
from media.guarding.inspection import allowed_sentence


class DocumentField(WagtailDocumentField):
    """Wagtail's field behind the guard."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = allowed_sentence(DOCUMENTS)

    def to_python(self, data: Any) -> Any:
        look_through(data, DOCUMENTS)
        return super().to_python(data)


class PictureField(WagtailImageField):
    """Wagtail's field behind the guard, which looks first: a bomb is not even opened."""

    def to_python(self, data: Any) -> Any:
        look_through(data, PICTURES)
        return super().to_python(data)


class DocumentForm(TidyForm, BaseDocumentForm):
    """Every form of a document; those of several at once have no file of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_guard(self, DocumentField)


class PictureForm(TidyForm, BaseImageForm):
    """Every form of a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_guard(self, PictureField)


def put_guard(form: Any, kind: type[forms.FileField]) -> None:
    """Put a guarded field in the place of a form's file field, which keeps its label and its input."""
    bare = form.fields.get("file")
    if bare is not None:
        form.fields["file"] = kind(label=bare.label, required=bare.required, widget=bare.widget)


class PortraitForm(AvatarPreferencesForm):
    """The picture of an account."""

    avatar = SafePictureField(label=_("Upload a profile picture"), required=False)


def guard_portraits() -> None:
    """Have Wagtail's page of the own account take pictures through the guard."""
    AvatarSettingsPanel.form_class = PortraitForm
    AvatarSettingsPanel.template_name = "cms/admin/portrait_panel.html"
