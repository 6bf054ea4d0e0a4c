from django.urls import path

from cms.screens import views

app_name = "screens"
urlpatterns = [
    path("man-hinh/phuc-vu.js", views.worker, name="worker"),
    path("man-hinh/<slug:slug>/", views.screen, name="screen"),
    path("man-hinh/<slug:slug>/danh-sach.json", views.listing, name="listing"),
    path("man-hinh/<slug:slug>/<slug:code>/", views.screen, name="television"),
    path("man-hinh/<slug:slug>/<slug:code>/danh-sach.json", views.listing, name="television_listing"),
]
