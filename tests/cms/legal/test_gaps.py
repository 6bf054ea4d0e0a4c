"""What a document lacks before it may be submitted."""

from datetime import date

import pytest

from cms.completeness import gaps
from cms.legal.models import DocumentChange, DocumentPage

WHOLE = {
    "title": "Cơ chế một cửa",
    "form": "nghi-dinh",
    "number": "118/2025/NĐ-CP",
    "issuer": "Chính phủ",
    "issued_on": date(2025, 6, 9),
    "effective_on": date(2025, 7, 1),
    "abstract": "Quy định về thực hiện thủ tục hành chính.",
    "official_link": "https://vanban.chinhphu.vn/",
}


def test_a_whole_document_lacks_nothing(db):
    assert gaps(DocumentPage(**WHOLE)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"form": ""}, "hình thức"),
        ({"number": " "}, "số, ký hiệu"),
        ({"issuer": ""}, "cơ quan ban hành"),
        ({"issued_on": None}, "ngày ban hành"),
        ({"abstract": ""}, "trích yếu"),
        ({"official_link": ""}, "đính kèm"),
        ({"effective_on": date(2025, 6, 8)}, "sớm hơn ngày ban hành"),
        ({"ceases_on": date(2025, 6, 30)}, "sớm hơn ngày có hiệu lực"),
    ],
)
def test_each_gap_is_named(db, changed, said):
    assert [said in sentence for sentence in gaps(DocumentPage(**{**WHOLE, **changed}))] == [True]


def test_a_change_without_a_later_document_is_named(db):
    page = DocumentPage(**WHOLE)
    page.changes = [DocumentChange(kind="replaced")]
    assert "văn bản nào" in gaps(page)[0]


def test_the_same_document_twice_is_named(issue):
    issue(WHOLE["number"], issued_on=WHOLE["issued_on"])
    assert "đã có trên một trang khác" in gaps(DocumentPage(**WHOLE))[0]
