"""Where questions and feedback join Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from cms import menu
from cms.questions.admin import desk
from cms.questions.admin.viewsets import FeedbackViewSet, QuestionListing, TopicViewSet

menu.put(menu.Drawer.CONTENT, QuestionListing, TopicViewSet)
menu.put(menu.Drawer.DESK, FeedbackViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("gop-y/<int:pk>/", desk.show, name="cms_feedback_show"),
        path("gop-y/<int:pk>/anh/", desk.photo, name="cms_feedback_photo"),
        path("gop-y/<int:pk>/<slug:deed>/", desk.act, name="cms_feedback_act"),
    ]
