from django_tasks import task
from wagtail.models import Page

from cms.pictures import make_ahead


@task()
def prepare_pictures(page_id: int) -> int:
    """Make the files of the pictures of a page that went public; return how many were made."""
    page = Page.objects.filter(pk=page_id).first()
    return make_ahead(page.specific) if page else 0
