from django.urls import path

from cms.questions import views

app_name = "questions"
urlpatterns = [
    path("gop-y/", views.write, name="write"),
    path("gop-y/da-nhan/<str:code>/", views.receipt, name="receipt"),
    path("gop-y/tra-cuu/", views.look_up, name="look_up"),
]
