from django.urls import path

from cms.open_plans import feeds, sharing, views
from cms.open_plans.changes import PLANS
from cms.serving import public_view

app_name = "open_plans"
urlpatterns = [
    path("ke-hoach/", views.index, name="index"),
    path("ke-hoach/<int:pk>/", views.plan, name="plan"),
    path("ke-hoach/<int:pk>/hinh-<slug:mark>.png", sharing.picture, name="picture"),
    path("ke-hoach/nguon-tin.xml", public_view(shows={PLANS})(feeds.PlanFeed()), name="rss"),
    path("ke-hoach/nguon-tin.json", feeds.json_feed, name="json"),
    path("ke-hoach/sitemap.xml", feeds.site_map, name="site_map"),
]
