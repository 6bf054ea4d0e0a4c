from django.urls import path

from cms.surveys import views

app_name = "surveys"
urlpatterns = [path("khao-sat/<slug:slug>/ket-qua/", views.results, name="results")]
