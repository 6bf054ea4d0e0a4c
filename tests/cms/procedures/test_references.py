"""Which documents a procedure uses is looked up in the background."""

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from broadcast.management.commands.worker import AUDIO, worker_for
from cms.procedures.models import ProcedureForm

# The worker closes a connection that is within a transaction.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def document():
    return Document.objects.create(title="Tờ khai", file="documents/to-khai.pdf")


def work():
    worker_for(["*"], besides=[AUDIO], interval=0, batch=True).run()


def test_parts_replaced_before_the_worker_came_are_no_failure(draft, document):
    page = draft()
    for name in ("Tờ khai cũ", "Tờ khai mới"):
        page.forms = [ProcedureForm(name=name, document=document)]
        page.save()
    work()
    assert not DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).exists()
    [found] = ReferenceIndex.get_references_to(document)
    assert (found.object_id, found.model_path) == (str(page.pk), "forms.item.document")


def test_a_part_taken_out_is_a_reference_no_longer(draft, document):
    page = draft()
    page.forms = [ProcedureForm(name="Tờ khai", document=document)]
    page.save()
    work()
    page.forms = []
    page.save()
    work()
    assert not ReferenceIndex.get_references_to(document).exists()
