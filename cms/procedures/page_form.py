from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.page_form import SpokenForm
from cms.procedures.completeness import leads_to_national_portal


class ProcedurePageForm(SpokenForm):
    """The form of a procedure: a code stands once in a list, and links lead to the national portal only."""

    def clean_code(self) -> str:
        code: str = (self.cleaned_data.get("code") or "").strip()
        siblings = type(self.instance).objects.child_of(self.parent_page).exclude(pk=self.instance.pk)
        if code and siblings.filter(code=code).exists():
            raise ValidationError(
                _("Another procedure of the list already has the code %(code)s.") % {"code": code}
            )
        return code

    def clean_portal_link(self) -> Any:
        address = (self.cleaned_data.get("portal_link") or "").strip()
        if address and not leads_to_national_portal(address):
            raise ValidationError(
                _("The address on the national portal has to begin with https://dichvucong.gov.vn/.")
            )
        return address
