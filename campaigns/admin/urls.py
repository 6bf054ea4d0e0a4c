"""Addresses below the admin's own."""

from django.urls import path

from campaigns.admin import activities, beginning, closing, ongoing, plan, targets, timing, versions

urlpatterns = [
    path("ke-hoach/tu-mau/", beginning.ready, name="campaigns_ready"),
    path("ke-hoach/<int:pk>/noi-dung/", plan.show, name="campaigns_plan"),
    path("ke-hoach/<int:pk>/lam/<slug:deed>/", plan.act, name="campaigns_plan_act"),
    path("ke-hoach/<int:pk>/ket-thuc/", closing.closing, name="campaigns_plan_close"),
    path("ke-hoach/<int:pk>/phien-ban/", versions.versions, name="campaigns_versions"),
    path("ke-hoach/<int:pk>/phien-ban/<int:number>/", versions.version, name="campaigns_version"),
    path("ke-hoach/<int:pk>/thuong-xuyen/", ongoing.rule, name="campaigns_ongoing"),
    path("ke-hoach/<int:pk>/chi-tieu/", targets.targets, name="campaigns_targets"),
    path("ke-hoach/chi-tieu/<int:pk>/sua/", targets.correct, name="campaigns_target_correct"),
    path("ke-hoach/<int:pk>/thoi-gian/", timing.said, name="campaigns_timing"),
    path("ke-hoach/<int:pk>/hoat-dong/them/", activities.add, name="campaigns_activity_add"),
    path("ke-hoach/hoat-dong/<int:pk>/", activities.edit, name="campaigns_activity_edit"),
    path("ke-hoach/hoat-dong/<int:pk>/<slug:deed>/", activities.act, name="campaigns_activity_act"),
]
