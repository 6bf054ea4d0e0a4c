"""The demo commune's questions and answers, and residents' feedback in its states."""

from datetime import timedelta

from django.utils import timezone

from cms.demo import Stage
from cms.questions import desk
from cms.questions.demo_texts import QUESTIONS, TOPICS, Asked
from cms.questions.drafting import draft_page
from cms.questions.models import Feedback, FeedbackDeed, QuestionIndexPage, QuestionPage, QuestionTopic
from cms.questions.models.feedback import due_day
from cms.workflow import approve, submit


def furnish(stage: Stage) -> None:
    """Answer the questions, then take in four letters and bring each to a state of its own."""
    topics = {name: QuestionTopic.objects.create(name=name, order=place) for place, name in enumerate(TOPICS)}
    index = stage.open_list(
        QuestionIndexPage(
            title="Hỏi đáp",
            slug="hoi-dap",
            introduction="Những điều bà con hay hỏi và câu trả lời của xã, kèm căn cứ pháp lý.",
        )
    )
    for asked in QUESTIONS:
        stage.publish(_page(asked, topics, stage), index, for_air=asked.aired)
    _letters(stage, topics["Hạ tầng, môi trường"])


def _page(asked: Asked, topics: dict[str, QuestionTopic], stage: Stage) -> QuestionPage:
    return QuestionPage(
        title=asked.title,
        question=asked.question,
        answer="".join(f"<p>{line}</p>" for line in asked.answer),
        topic=topics[asked.topic],
        basis=asked.basis,
        asker=asked.asker,
        asked_on=stage.today - timedelta(days=asked.days_ago),
        for_loudspeakers=asked.aired,
    )


def _letters(stage: Stage, topic: QuestionTopic) -> None:
    officer = stage.people["can-bo"]
    _letter(
        stage,
        2,
        "Đề nghị cho mượn hội trường nhà văn hóa tập dân vũ",
        "Chi hội phụ nữ thôn muốn mượn hội trường nhà văn hóa vào tối thứ Ba và thứ Năm hằng tuần để tập dân "
        "vũ. Xin hỏi cần đăng ký với ai và có phải đóng tiền điện không?",
        "Thôn 3",
    )
    looked_into = _letter(
        stage,
        12,
        "Cống thoát nước trước cổng chợ bị tắc",
        "Mỗi khi mưa, nước tràn lên mặt đường trước cổng chợ, xe máy đi lại rất nguy hiểm. Đề nghị xã cho "
        "nạo "
        "vét cống và thay nắp cống bị vỡ.",
        "Cổng chợ trung tâm xã",
    )
    desk.assign(looked_into, officer, by=officer)
    closed = _letter(
        stage,
        20,
        "Xin hỏi lịch cắt điện của thôn",
        "Tuần này thôn bị cắt điện hai buổi mà không thấy báo trước, đề nghị xã thông báo lịch cắt điện.",
        "Thôn 5",
    )
    desk.close(
        closed,
        "Lịch ngừng cấp điện do công ty điện lực thông báo. Xã đã chuyển phản ánh của ông/bà; xin gọi "
        "tổng đài của công ty điện lực hoặc xem lịch trên ứng dụng chăm sóc khách hàng của ngành điện.",
        by=officer,
    )
    _publish(stage, topic, lamps=_lamps(stage))


def _lamps(stage: Stage) -> Feedback:
    lamps = _letter(
        stage,
        15,
        "Đèn đường từ ngã ba đến trường học không sáng",
        "Ba bóng đèn từ ngã ba vào trường tiểu học hỏng đã hơn một tuần, các cháu học thêm về tối đi lại rất "
        "khó. Đề nghị xã cho sửa sớm.",
        "Đường vào Trường Tiểu học, Thôn 2",
    )
    desk.answer(
        lamps,
        "Xã cảm ơn ông/bà đã phản ánh. Tổ quản lý đèn đường đã kiểm tra và thay cả ba bóng bị hỏng, nay đèn "
        "đã "
        "sáng lại.\nTừ nay, khi thấy đèn hỏng, ông/bà có thể báo ngay cho trưởng thôn hoặc gửi góp ý trên "
        "trang này để được xử lý trong ba ngày làm việc.",
        by=stage.people["can-bo"],
    )
    answered = timezone.now() - timedelta(days=9)
    Feedback.objects.filter(pk=lamps.pk).update(answered_at=answered)
    lamps.deeds.filter(happened_at__gte=answered).update(happened_at=answered)
    lamps.refresh_from_db()
    return lamps


def _publish(stage: Stage, topic: QuestionTopic, lamps: Feedback) -> None:
    officer, leader = stage.people["can-bo"], stage.people["lanh-dao"]
    page = draft_page(lamps, by=officer)
    page.title = "Đèn đường hỏng thì báo cho ai, bao lâu được sửa?"
    page.slug = "den-duong-hong-thi-bao-cho-ai"
    page.question = (
        "Đèn đường ở đoạn vào trường tiểu học bị hỏng, người dân báo cho ai và bao lâu thì được sửa?"
    )
    page.asker = "Một phụ huynh ở Thôn 2"
    page.topic = topic
    page.save_revision(user=officer)
    submit(page, by=officer)
    approve(page, by=leader, for_air=True)


def _letter(stage: Stage, days_ago: int, subject: str, text: str, place: str) -> Feedback:
    """Take a letter in as it would have come `days_ago` days ago."""
    letter = desk.Letter(number=f"demo-{days_ago}", subject=subject, text=text, place=place)
    feedback = desk.receive(letter, stage.site)
    at = timezone.now() - timedelta(days=days_ago)
    due = due_day(timezone.localdate(at), 10)
    Feedback.objects.filter(pk=feedback.pk).update(received_at=at, due_on=due)
    FeedbackDeed.objects.filter(feedback=feedback).update(happened_at=at)
    feedback.refresh_from_db()
    return feedback
