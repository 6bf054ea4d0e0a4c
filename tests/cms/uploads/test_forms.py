"""Every door of the admin through which files come in is guarded."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection

from tests.media.guarding import files

DOORS = {
    "documents": ("wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:create"),
    "pictures": ("wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"),
}
HARMFUL = [
    ("documents", "macro.docm", files.word(), "macro"),
    ("documents", "script.pdf", files.pdf_with_script(), "mã chạy được"),
    ("documents", "bom.xlsx", files.with_parts(files.excel(), {"xl/b.xml": bytes(60_000_000)}), "quá lớn"),
    ("documents", "anh\u202efdp.exe", b"MZ", "Không nhận loại tệp này"),
    ("documents", "rong.pdf", b"", "không"),
    ("pictures", "bom.png", files.bomb(), "quá lớn"),
    ("pictures", "zip.jpg", files.archive(a=b"x"), "không phải"),
    ("pictures", "da-hinh.jpg", files.picture() + files.archive(a=b"x"), "tệp nén"),
    ("pictures", "hinh.svg", b"<svg onload='alert(1)'/>", "SVG"),
]


def post(client, door, name, content):
    """Send a file the way each door does; return everything it answers."""
    field = {"files[]" if "multiple" in door else "file": SimpleUploadedFile(name, content)}
    prefix = {
        "wagtaildocs_chooser:create": "document-chooser-upload-",
        "wagtailimages_chooser:create": "image-chooser-upload-",
    }
    if door in prefix:
        field = {f"{prefix[door]}{key}": value for key, value in field.items()}
    root = Collection.get_first_root_node().pk
    titles = {
        f"{prefix.get(door, '')}{key}": value for key, value in {"title": "Tệp", "collection": root}.items()
    }
    more = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"} if "multiple" in door else {}
    answer = client.post(reverse(door), {**titles, **field}, **more)
    assert answer.status_code in (200, 302), answer.status_code
    text = answer.content.decode()
    return json.dumps(json.loads(text), ensure_ascii=False) if text.startswith("{") else text


@pytest.mark.parametrize("door", range(3), ids=["add", "several", "chooser"])
@pytest.mark.parametrize(("shelf", "name", "content", "said"), HARMFUL, ids=[one[1] for one in HARMFUL])
def test_harmful_files_stay_out(signed_in, officer, door, shelf, name, content, said):
    told = post(signed_in(officer), DOORS[shelf][door], name, content)
    assert said in told
    assert not Document.objects.exists()
    assert not Image.objects.exists()


# Wagtail leaves the scratch file of a thumbnail to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("door", range(3), ids=["add", "several", "chooser"])
def test_harmless_files_come_in(signed_in, officer, door):
    client = signed_in(officer)
    post(client, DOORS["documents"][door], "dai.pdf", files.pdf(500))
    post(client, DOORS["pictures"][door], "anh.jpg", files.picture())
    assert Document.objects.count() == Image.objects.count() == 1


def test_titles_of_several_documents_are_still_changed(signed_in, officer):
    client = signed_in(officer)
    post(client, DOORS["documents"][1], "a.pdf", files.pdf())
    document = Document.objects.get()
    fields = {f"doc-{document.pk}-title": "Tên mới", f"doc-{document.pk}-collection": document.collection_id}
    client.post(
        reverse("wagtaildocs:edit_multiple", args=(document.pk,)),
        fields,
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )
    document.refresh_from_db()
    assert document.title == "Tên mới"


def test_a_title_that_turns_its_direction_is_refused(signed_in, officer):
    address = reverse("wagtaildocs:add")
    root = Collection.get_first_root_node().pk
    fields = {"title": "anh\u202egpj", "collection": root, "file": SimpleUploadedFile("a.pdf", files.pdf())}
    assert "đảo chiều chữ" in signed_in(officer).post(address, fields).content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bom.png", files.bomb(), "quá lớn"),
        ("a.svg", b"<svg/>", "SVG"),
        ("z.jpg", files.archive(a=b"x"), "không phải"),
    ],
)
def test_the_picture_of_an_account_is_guarded(signed_in, officer, name, content, said):
    address = reverse("wagtailadmin_account")
    answer = signed_in(officer).post(address, {"avatar-avatar": SimpleUploadedFile(name, content)})
    assert said in answer.content.decode()
