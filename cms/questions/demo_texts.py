"""What the demo commune is asked, and what it answers."""

from dataclasses import dataclass

TOPICS = (
    "Hộ tịch",
    "Chứng thực",
    "An sinh xã hội",
    "Cư trú",
    "Dịch vụ công trực tuyến",
    "Hạ tầng, môi trường",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its answer a paragraph a line, and how many days ago it was asked."""

    topic: str
    days_ago: int
    title: str
    question: str
    answer: tuple[str, ...]
    basis: str
    asker: str = ""
    aired: bool = False


QUESTIONS = (
    Asked(
        "Hộ tịch",
        3,
        "Đăng ký khai sinh trong bao lâu, có mất lệ phí không?",
        "Vợ chồng tôi vừa sinh cháu. Chúng tôi phải đăng ký khai sinh trong bao lâu, mang theo giấy tờ gì "
        "và có "
        "mất lệ phí không?",
        (
            "Trong thời hạn 60 ngày kể từ ngày sinh con, cha hoặc mẹ có trách nhiệm đăng ký khai sinh cho "
            "con; "
            "nếu cha, mẹ không thể đi thì ông, bà hoặc người thân thích khác đi thay.",
            "Người đi đăng ký mang giấy chứng sinh và căn cước, nộp tại Trung tâm Phục vụ hành chính công "
            "cấp xã "
            "hoặc nộp trực tuyến trên Cổng Dịch vụ công quốc gia. Giấy khai sinh được trả ngay trong ngày "
            "khi "
            "hồ sơ hợp lệ.",
            "Đăng ký khai sinh đúng hạn được miễn lệ phí.",
        ),
        "Luật Hộ tịch năm 2014, Điều 11, Điều 15 và Điều 16",
        "Một gia đình trẻ ở Thôn 1",
        aired=True,
    ),
    Asked(
        "Hộ tịch",
        16,
        "Giấy xác nhận tình trạng hôn nhân xin ở đâu?",
        "Tôi cần giấy xác nhận tình trạng hôn nhân để làm thủ tục mua nhà. Tôi xin giấy ở đâu và phải mang "
        "theo gì?",
        (
            "Trước khi xin giấy, ông/bà hỏi nơi làm thủ tục có cần không: nhiều nơi nay tra cứu được tình "
            "trạng hôn nhân trong cơ sở dữ liệu nên không yêu cầu nộp giấy.",
            "Nếu vẫn cần, ông/bà nộp hồ sơ tại Trung tâm Phục vụ hành chính công hoặc trên Cổng Dịch vụ công "
            "quốc gia và ghi rõ mục đích sử dụng: giấy chỉ dùng đúng mục đích đã ghi. Giấy tờ phải mang theo "
            "và thời hạn trả được niêm yết tại quầy.",
        ),
        "Nghị định số 123/2015/NĐ-CP, Điều 22 và Điều 23",
    ),
    Asked(
        "Chứng thực",
        7,
        "Chứng thực bản sao lấy ngay được không, phí bao nhiêu?",
        "Tôi cần chứng thực bản sao bằng tốt nghiệp để nộp hồ sơ xin việc. Có lấy được ngay trong buổi "
        "không và "
        "phí bao nhiêu một bản?",
        (
            "Bản sao được chứng thực ngay trong ngày nhận yêu cầu, hoặc trong ngày làm việc tiếp theo nếu "
            "nhận "
            "sau 15 giờ. Khi đến, bà con mang theo bản chính để đối chiếu.",
            "Phí tính theo số trang; mức đang áp dụng được niêm yết tại quầy và người thu phải đưa biên lai.",
        ),
        "Nghị định số 23/2015/NĐ-CP, Điều 7",
        "Một người lao động ở Thôn 4",
    ),
    Asked(
        "An sinh xã hội",
        9,
        "Người từ đủ 75 tuổi không có lương hưu được trợ cấp thế nào?",
        "Mẹ tôi 76 tuổi, không có lương hưu và không có trợ cấp nào hằng tháng. Mẹ tôi có được hưởng trợ cấp "
        "hưu trí xã hội không, làm ở đâu?",
        (
            "Từ ngày 01/7/2025, công dân Việt Nam từ đủ 75 tuổi trở lên, không hưởng lương hưu hoặc trợ cấp "
            "bảo "
            "hiểm xã hội hằng tháng và có văn bản đề nghị thì được hưởng trợ cấp hưu trí xã hội. Người từ "
            "đủ 70 đến dưới 75 tuổi thuộc hộ nghèo, hộ cận nghèo cũng được hưởng. Mức trợ cấp do Chính phủ "
            "quy định; mức đang áp dụng được niêm yết tại quầy.",
            "Gia đình nộp văn bản đề nghị tại Trung tâm Phục vụ hành chính công cấp xã. Người già yếu không "
            "đi "
            "lại được thì báo trưởng thôn để cán bộ đến nhà hướng dẫn.",
        ),
        "Luật Bảo hiểm xã hội năm 2024, Điều 21",
        "Một gia đình ở Thôn 6",
        aired=True,
    ),
    Asked(
        "Cư trú",
        11,
        "Thuê trọ bao lâu thì phải đăng ký tạm trú?",
        "Em gái tôi từ xã khác đến thuê trọ để đi làm. Em tôi có phải đăng ký tạm trú không và ai đi đăng "
        "ký?",
        (
            "Người đến sinh sống ngoài nơi thường trú từ 30 ngày trở lên phải đăng ký tạm trú. Thời hạn tạm "
            "trú "
            "tối đa là 02 năm và được gia hạn nhiều lần.",
            "Hồ sơ nộp tại Công an xã hoặc trực tuyến qua ứng dụng VNeID. Chủ nhà trọ có trách nhiệm nhắc "
            "người "
            "thuê thực hiện.",
        ),
        "Luật Cư trú năm 2020, Điều 27",
    ),
    Asked(
        "Dịch vụ công trực tuyến",
        5,
        "Không rành máy tính thì nộp hồ sơ trực tuyến bằng cách nào?",
        "Tôi lớn tuổi, chỉ có điện thoại thường. Nghe loa nói hồ sơ nay nộp qua mạng, vậy người như tôi làm "
        "sao?",
        (
            "Bà con cứ đến Trung tâm Phục vụ hành chính công cấp xã. Ở đó có máy tính, có cán bộ và tình "
            "nguyện "
            "viên hướng dẫn từng bước, không thu tiền. Xã vẫn nhận hồ sơ giấy của người không tự làm được.",
            "Nếu có điện thoại thông minh, bà con nhờ con cháu đăng nhập Cổng Dịch vụ công quốc gia bằng tài "
            "khoản VNeID mức 2 của chính mình. Không đưa mật khẩu và mã OTP cho người lạ.",
        ),
        "Nghị định số 118/2025/NĐ-CP",
        "Một cụ ông ở Thôn 2",
        aired=True,
    ),
    Asked(
        "Hạ tầng, môi trường",
        13,
        "Rác ở nhà phải phân thành mấy loại?",
        "Thôn vừa phát hai loại túi đựng rác. Xin xã cho biết gia đình phải phân rác thế nào cho đúng?",
        (
            "Rác sinh hoạt được phân thành ba nhóm: rác tái chế được như giấy, chai nhựa, vỏ lon; rác thực "
            "phẩm "
            "như cơm thừa, lá rau; và rác còn lại. Rác nguy hại như pin, bóng đèn hỏng để riêng.",
            "Xe gom rác thực phẩm và rác còn lại theo lịch của từng thôn; rác tái chế bà con có thể bán "
            "hoặc mang "
            "đến điểm thu gom của Hội Phụ nữ.",
        ),
        "Luật Bảo vệ môi trường năm 2020, Điều 75",
        "Một hộ dân ở Thôn 3",
    ),
)
