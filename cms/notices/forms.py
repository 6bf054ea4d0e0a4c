"""The form a notice is written in."""

from typing import Any

from cms.page_form import ApprovedForm, SpokenForm


def fill_in_places(form: Any, cleaned: dict[str, Any]) -> None:
    """Choose the places the law asks for where none was chosen, and let the gaps see what was chosen."""
    if "wanted_places" not in form.fields:
        return
    page = form.instance
    if not cleaned.get("wanted_places"):
        cleaned["wanted_places"] = page.places_of_law()
    page.wanted_places.set(cleaned["wanted_places"])


class NoticeForm(SpokenForm):
    """Leaves places to the law where the officer chose none."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance.clause = cleaned.get("clause")
        fill_in_places(self, cleaned)
        return cleaned


class RegisterForm(ApprovedForm):
    """The form of the quarterly register, whose rows are frozen."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        fill_in_places(self, cleaned)
        return cleaned
