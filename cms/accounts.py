"""Accounts in the admin: names in Vietnamese order, a post, one or more roles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from cms.models import User


class _PersonFields(forms.ModelForm[User]):
    """What our accounts have beside Wagtail's; e-mail is optional, many officers share a mailbox."""

    post = forms.CharField(
        label=_("Post"),
        required=False,
        max_length=150,
        help_text=_("As it is to be read in logs and reports, for example vice-chairman."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("email", "last_name"):
            self.fields[name].required = False
        self.fields["last_name"].label = _("Family and middle name")
        self.fields["first_name"].label = _("Given name")
        self.fields["groups"].label = _("Roles")


class PersonCreationForm(_PersonFields, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"post"}


class PersonEditForm(_PersonFields, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"post"}


class PersonViewSet(UserViewSet):
    """Wagtail's list of accounts with our forms (templates/wagtailusers/users/cms/user/)."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        return PersonEditForm if for_update else PersonCreationForm
