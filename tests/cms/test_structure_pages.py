from cms.airing import airable_items
from cms.models import ArticleIndexPage
from cms.workflow import approve, submit


def test_other_pages_go_public_by_the_leader_too(index, officer, leader):
    index.introduction = "Các bài tuyên truyền của xã."
    index.save_revision(user=officer)
    submit(index, by=officer)
    approve(index, by=leader)
    assert ArticleIndexPage.objects.get(pk=index.pk).introduction == "Các bài tuyên truyền của xã."
    assert airable_items() == []
