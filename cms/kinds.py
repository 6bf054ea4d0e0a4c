"""The kinds of pages residents read, and where each is listed."""

from django.apps import apps

from cms.models import ApprovedPage, ListPage


def page_models() -> list[type[ApprovedPage]]:
    """Return the model of every kind of page residents read, in the order of INSTALLED_APPS."""
    return [model for model in apps.get_models() if issubclass(model, ApprovedPage) and model.kind]


def list_models() -> list[type[ListPage]]:
    """Return the model of every list of such pages."""
    return [model for model in apps.get_models() if issubclass(model, ListPage)]


def model_of(kind: str) -> type[ApprovedPage]:
    """Return the model of `kind`; raises KeyError where there is none."""
    return {model.kind: model for model in page_models()}[kind]
