"""The articles in the admin's menu, so that nobody has to look for them among all pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms.models import ArticlePage


class ArticleViewSet(PageListingViewSet):
    """Every explainer article, whether published or not."""

    model = ArticlePage
    name = "bai-tuyen-truyen"
    icon = "edit"
    menu_label = _("Explainer articles")
    menu_order = 10
    add_to_admin_menu = False
