"""The page as it stands in somebody's unsaved form."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField

from cms.loudspeaker import from_blocks
from cms.models import ArticlePage, SpokenPage

UNREADABLE = (MultiValueDictKeyError, ValueError, TypeError, KeyError, AttributeError)


class NotAForm(Exception):
    """What was sent is not the editor's form; str() is the Vietnamese sentence."""


def typed_text(request: HttpRequest) -> tuple[str, str]:
    """Return the loudspeaker text typed by hand ("" for none) and the one derived from what was typed.

    ?loai= names the kind of page ("notices.noticepage"), ?trang= the page where it was saved before; without
    them it is an article, of which the blocks alone are read.
    """
    own = str(request.POST.get("loudspeaker_text", "")).strip().replace("\r\n", "\n")
    if request.GET.get("loai"):
        return own, _spoken(typed_page(request))
    derived = from_blocks(_body(request)) if "body-count" in request.POST else ""
    return own, derived


def _spoken(page: SpokenPage) -> str:
    """What a page says as far as it goes: something it cannot be read without may not be chosen yet."""
    try:
        return page.spoken()
    except ObjectDoesNotExist:
        return ""


def typed_page(request: HttpRequest) -> SpokenPage:
    """Return the page the form describes, unsaved; what is not valid yet stays as it was saved last.

    Raises NotAForm, and PermissionDenied for a page the account may not edit.
    """
    page = _saved_before(request)
    form_class = page.get_edit_handler().get_form_class()
    try:
        parent = page.get_parent() if page.pk else None
        form = form_class(request.POST, instance=page, parent_page=parent, for_user=request.user)
        form.fields.pop("slug", None)  # whether the address is free does not matter here
        form.is_valid()
        _take_over(form)
    except UNREADABLE as error:
        raise NotAForm(_("The editor could not be understood. Please reload the page.")) from error
    typed: SpokenPage = form.instance
    return typed


def _saved_before(request: HttpRequest) -> SpokenPage:
    """The newest revision of the page, or an empty one of its kind."""
    try:
        model = apps.get_model(str(request.GET["loai"]))
    except (LookupError, ValueError) as error:
        raise NotAForm(_("The editor could not be understood. Please reload the page.")) from error
    if not issubclass(model, SpokenPage):
        raise NotAForm(_("The editor could not be understood. Please reload the page."))
    number = str(request.GET.get("trang", ""))
    page = model.objects.filter(pk=number).first() if number.isdecimal() else None
    if page is None:
        return model()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    latest: SpokenPage = page.get_latest_revision_as_object()
    return latest


def _take_over(form: Any) -> None:
    """Put rows and choices typed into the page itself, which holds them until it is saved."""
    for formset in form.formsets.values():
        if formset.is_valid():
            formset.save(commit=False)
    for field in form.instance._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField) and field.name in form.cleaned_data:
            field.save_form_data(form.instance, form.cleaned_data[field.name])


def form_state(blocks: list[dict[str, Any]]) -> Any:
    """Return blocks (as StreamField's JSON has them) in the shape the editor's own script takes."""
    block = ArticlePage._meta.get_field("body").stream_block
    return block.get_form_state(block.to_python(blocks))


def _body(request: HttpRequest) -> Any:
    block = ArticlePage._meta.get_field("body").stream_block
    try:
        return block.value_from_datadict(request.POST, request.FILES, "body")
    except UNREADABLE as error:
        raise NotAForm(_("The editor could not be understood. Please reload the page.")) from error
