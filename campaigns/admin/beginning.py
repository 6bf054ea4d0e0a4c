"""Beginning a plan from a ready one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log

from campaigns.admin.access import ADD, person
from campaigns.admin.forms import ReadyForm
from campaigns.ready import begin, ready_plans


def ready(request: HttpRequest) -> HttpResponse:
    """Choose a ready plan and a year; a draft is made."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    form = ReadyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan = begin(form.cleaned_data["ready"], form.cleaned_data["year"])
        log(plan, "wagtail.create", user=person(request))
        messages.success(
            request, _("A draft is made. Change what is different in your commune, then submit it.")
        )
        return redirect("campaigns_plan", plan.pk)
    title = _("Begin from a ready plan")
    context = {
        "form": form,
        "ready": ready_plans(),
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse("campaign:index"), "label": _("Campaigns")},
            {"url": "", "label": title},
        ],
    }
    return render(request, "campaigns/admin/ready.html", context, status=400 if form.is_bound else 200)
