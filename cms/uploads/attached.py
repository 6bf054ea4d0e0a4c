"""A picture or paper sent along with a form, taken through Wagtail's own guarded forms."""

from typing import Any

from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from cms.models import User
from cms.uploads.again import AsksForFilesAgain

CAMERA = {"accept": "image/*", "capture": "environment"}  # the back camera of a telephone


class AttachedFiles(AsksForFilesAgain):
    """Mixed into a form whose file fields are named in `pictures` and `papers`.

    Objections of the guard stand at the field. `kept` stores a file and returns it, None where none was sent:
    call it where the form is valid, in the transaction that uses it.
    """

    pictures: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    user: User
    title: str

    def take_files(self: Any, cleaned: dict[str, Any]) -> None:
        """Look through what was sent; call it at the end of `clean`."""
        self._attached = {
            **{
                name: self._form_of(get_image_form, get_image_model(), cleaned, name)
                for name in self.pictures
            },
            **{
                name: self._form_of(get_document_form, get_document_model(), cleaned, name)
                for name in self.papers
            },
        }

    def kept(self, name: str) -> Any:
        form = self._attached[name]
        return form.save() if form is not None else None

    def _form_of(self: Any, form_for: Any, model: Any, cleaned: dict[str, Any], name: str) -> Any:
        upload = cleaned.get(name)
        if not upload:
            return None
        collection = Collection.get_first_root_node()
        form: Any = form_for(model)(
            {"title": self.title[:200], "collection": collection.pk if collection else None},
            {"file": upload},
            instance=model(uploaded_by_user=self.user),
            user=self.user,
        )
        if form.is_valid():
            return form
        for messages in form.errors.values():
            self.add_error(name, messages)
        return None
