"""The demo commune's shelf of documents: well-known instruments, abstracts in the commune's own words."""

import io
from dataclasses import dataclass
from datetime import date

import docx
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from cms.demo import Stage
from cms.legal.codes import code_of
from cms.legal.models import DocumentChange, DocumentIndexPage, DocumentPage
from cms.models import ArticleAttachment, ArticlePage
from cms.workflow import approve, submit

GOVERNMENT, ASSEMBLY = "Chính phủ", "Quốc hội"
FULL_TEXT = {GOVERNMENT: "https://vanban.chinhphu.vn/", ASSEMBLY: "https://vbpl.vn/"}

Change = tuple[str, str, str]  # what happened, number of the later document, provisions


@dataclass(frozen=True, slots=True)
class Instrument:
    """A row of the shelf."""

    number: str
    form: str
    issuer: str
    issued: date
    effective: date
    title: str
    abstract: str
    changes: tuple[Change, ...] = ()


def _decree(
    number: str, issued: str, effective: str, title: str, abstract: str, *changes: Change
) -> Instrument:
    """A decree of the Government; days as 2025-06-09."""
    days = date.fromisoformat(issued), date.fromisoformat(effective)
    return Instrument(number, "nghi-dinh", GOVERNMENT, *days, title, abstract, changes)


def _law(number: str, issued: str, effective: str, title: str, abstract: str) -> Instrument:
    """A law of the National Assembly; days as 2025-06-09."""
    days = date.fromisoformat(issued), date.fromisoformat(effective)
    return Instrument(number, "luat", ASSEMBLY, *days, title, abstract)


# Later documents stand before those they change.
SHELF = (
    _decree(
        "118/2025/NĐ-CP",
        "2025-06-09",
        "2025-07-01",
        "Thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông",
        "Quy định việc tiếp nhận, giải quyết và trả kết quả thủ tục hành chính tại Bộ phận Một cửa, "
        "Trung tâm Phục vụ hành chính công và Cổng Dịch vụ công quốc gia.",
    ),
    _decree(
        "61/2018/NĐ-CP",
        "2018-04-23",
        "2018-06-21",
        "Cơ chế một cửa, một cửa liên thông (quy định cũ)",
        "Quy định cũ về giải quyết thủ tục hành chính theo cơ chế một cửa, một cửa liên thông.",
        ("replaced", "118/2025/NĐ-CP", ""),
    ),
    _law(
        "10/2022/QH15",
        "2022-11-10",
        "2023-07-01",
        "Thực hiện dân chủ ở cơ sở",
        "Quy định những việc chính quyền phải công khai để người dân biết, bàn, quyết định, kiểm tra và "
        "giám sát.",
    ),
    _decree(
        "49/2024/NĐ-CP",
        "2024-05-10",
        "2024-07-01",
        "Hoạt động thông tin cơ sở",
        "Quy định về đài truyền thanh, bảng tin, bản tin, trang thông tin điện tử, mạng xã hội và các "
        "hình thức khác đưa thông tin đến người dân ở xã, thôn.",
    ),
    _decree(
        "224/2026/NĐ-CP",
        "2026-06-24",
        "2026-07-01",
        "Quy định chi tiết một số điều và biện pháp thi hành Luật Chuyển đổi số",
        "Quy định chi tiết và hướng dẫn thi hành Luật Chuyển đổi số.",
    ),
    _decree(
        "42/2022/NĐ-CP",
        "2022-06-24",
        "2022-08-15",
        "Cung cấp thông tin và dịch vụ công trực tuyến (quy định cũ)",
        "Quy định cũ về thông tin phải đưa lên mạng và dịch vụ công trực tuyến toàn trình, một phần.",
        ("repealed", "224/2026/NĐ-CP", ""),
    ),
    _decree(
        "30/2020/NĐ-CP",
        "2020-03-05",
        "2020-03-05",
        "Công tác văn thư",
        "Quy định việc soạn thảo, ký, ban hành, quản lý văn bản và thể thức văn bản hành chính.",
    ),
    _decree(
        "92/2017/NĐ-CP",
        "2017-08-07",
        "2017-09-25",
        "Sửa đổi các nghị định về kiểm soát thủ tục hành chính",
        "Sửa đổi, bổ sung quy định về công bố, công khai và kiểm soát thủ tục hành chính.",
    ),
    _decree(
        "63/2010/NĐ-CP",
        "2010-06-08",
        "2010-10-14",
        "Kiểm soát thủ tục hành chính",
        "Quy định việc công bố, niêm yết và rà soát thủ tục hành chính; nơi niêm yết và địa chỉ nhận "
        "phản ánh.",
        ("amended", "92/2017/NĐ-CP", ""),
    ),
)


def furnish(stage: Stage) -> None:
    """Open the list and publish the shelf, with the commune's own plan of the year."""
    shelf = stage.open_list(
        DocumentIndexPage(
            title="Văn bản",
            slug="van-ban",
            introduction="Văn bản pháp luật và văn bản của xã, kèm tình trạng hiệu lực.",
            show_in_menus=True,
        )
    )
    known: dict[str, DocumentPage] = {}
    for row in SHELF:
        known[row.number] = _publish(stage, shelf, row, known)
    _publish(stage, shelf, _own_plan(stage), known)
    _enrich(stage, known["118/2025/NĐ-CP"])


def _publish(
    stage: Stage, shelf: DocumentIndexPage, row: Instrument, known: dict[str, DocumentPage]
) -> DocumentPage:
    page = DocumentPage(
        title=row.title,
        form=row.form,
        number=row.number,
        issuer=row.issuer,
        issued_on=row.issued,
        effective_on=row.effective,
        abstract=row.abstract,
        official_link=FULL_TEXT.get(row.issuer, stage.site.root_url),
    )
    page.changes = [
        DocumentChange(kind=kind, by=known[number], provisions=which) for kind, number, which in row.changes
    ]
    published = stage.publish(page, shelf)
    assert isinstance(published, DocumentPage)
    return published


def _own_plan(stage: Stage) -> Instrument:
    day = date(stage.today.year, 1, 10)
    return Instrument(
        "15/KH-UBND",
        "ke-hoach",
        f"Ủy ban nhân dân {stage.home.title[:1].lower()}{stage.home.title[1:]}",
        day,
        day,
        f"Thông tin, tuyên truyền đến người dân năm {stage.today.year}",
        "Nội dung, hình thức và người phụ trách việc thông tin, tuyên truyền của xã trong năm.",
    )


def _enrich(stage: Stage, decree: DocumentPage) -> None:
    """Give the first article a link to the decree it cites, a guide to take home and a short version."""
    article = ArticlePage.objects.descendant_of(stage.home).order_by("path").first()
    if article is None:
        return
    author, leader = stage.people["can-bo"], stage.people["lanh-dao"]
    for block in article.body:
        if block.block_type == "citation" and code_of(block.value["document"]) == code_of(decree.number):
            block.value["instrument"] = decree
    article.attachments = [ArticleAttachment(document=_guide(), title="Hướng dẫn nộp hồ sơ (bản in)")]
    article.social_text = (
        "Ở nhà vẫn nộp được hồ sơ: đăng nhập Cổng Dịch vụ công quốc gia bằng VNeID, chọn thủ tục, tải giấy "
        "tờ lên và theo dõi bằng mã hồ sơ. Cần giúp, gọi 18001096 (miễn phí)."
    )
    article.save_revision(user=author)
    submit(article, by=author)
    approve(article, by=leader)


def _guide() -> Document:
    """A page of Word to be printed and taken home."""
    written, held = docx.Document(), io.BytesIO()
    written.add_heading("Nộp hồ sơ trực tuyến tại nhà", level=1)
    for step in (
        "Đăng nhập bằng VNeID.",
        "Chọn thủ tục và nơi nộp.",
        "Tải giấy tờ lên.",
        "Nộp và giữ mã hồ sơ.",
    ):
        written.add_paragraph(step, style="List Number")
    written.save(held)
    file = ContentFile(held.getvalue(), name="huong-dan-nop-ho-so.docx")
    return Document.objects.create(title="Hướng dẫn nộp hồ sơ", file=file)
