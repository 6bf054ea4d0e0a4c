"""What counts as a resident's personal data in administrative text, and what does not."""

import pytest

from cms.legal.names import names_somebody
from cms.legal.personal import Kind, Personal, digits, find_personal, repeats

PHONES = [
    ("Liên hệ ông An: 0912345678.", "0912345678"),
    ("Gọi số 0912 345 678 để hỏi.", "0912 345 678"),
    ("ĐT: 0912.345.678", "0912.345.678"),
    ("Zalo 098-765-4321", "098-765-4321"),
    ("Số +84 912 345 678 của chị Lan", "+84 912 345 678"),
    ("Số 84912345678", "84912345678"),
    ("(0358123456)", "0358123456"),
    ("Người mất giấy tờ gọi 0771 23 45 67", "0771 23 45 67"),
]
IDENTITIES = [
    ("Số CCCD 001085012345 cấp ngày 02/3/2022", "001085012345"),
    ("số định danh: 079 201 000 123", "079 201 000 123"),
    ("Ông An, căn cước 036.085.012345", "036.085.012345"),
    ("CMND số 012345678 do Công an tỉnh cấp", "012345678"),
    ("chứng minh nhân dân: 168 234 567", "168 234 567"),
]
EMAILS = [
    ("Thư về hoa.tran+1@example.com.", "hoa.tran+1@example.com"),
    ("<a.b@thu.example.vn>", "a.b@thu.example.vn"),
]
CONDITIONS = [
    ("Ông Nguyễn Văn An, hộ nghèo thôn 3, được cấp thẻ BHYT.", "Nguyễn Văn An – hộ nghèo"),
    ("Hộ bà Lường Thị Pâng thuộc diện cận nghèo.", "Lường Thị Pâng – cận nghèo"),
    ("Cháu Minh bị khuyết tật nặng.", "Minh – khuyết tật"),
    ("NGUYỄN THỊ HOA nhiễm HIV từ năm 2020", "NGUYỄN THỊ HOA – hiv"),
    ("Bệnh nhân Trần Văn Bình mắc bệnh tâm thần phân liệt.", "Trần Văn Bình – tâm thần"),
    ("Hội viên Nguyễn Văn Tư, hộ nghèo, được vay vốn.", "Nguyễn Văn Tư – hộ nghèo"),
    ("Trẻ mồ côi Giàng A Páo được nhận nuôi.", "Giàng A Páo – mồ côi"),
    ("Danh sách hộ nghèo năm 2026\nLê Văn Sáu, thôn 2\n", "Lê Văn Sáu – hộ nghèo"),
    ("Họ và tên: Phạm Thị Bé; Diện: Hộ cận nghèo; Thôn: 4.", "Phạm Thị Bé – hộ cận nghèo"),
    ("Hoàn cảnh khó khăn của gia đình chị Hoa cần giúp đỡ.", "Hoa – hoàn cảnh khó khăn"),
]
NOTHING = [
    "Gọi tổng đài 1022, 18001096 hoặc 1900 9095.",
    "Đường dây nóng: 0912 345 678.",
    "Số trực phòng chống thiên tai: 0912.345.678",
    "Điện thoại cơ quan 0299 123 456, 024 3825 1234, (028) 3829 5678.",
    "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025; Công văn số 0912345678/UBND-VX.",
    "Thủ tục mã 1.001193, 2.000815.000.00.00.H29.",
    "Mã hồ sơ 000.00.19.H29-250701-0003; mã hồ sơ: 001085012345",
    "Kinh phí 1.200.000.000 đồng, hỗ trợ 350 000 000 đồng, 030.000.000.000 đồng.",
    "Họp lúc 08 giờ 30 ngày 05.08.2025 09:00 tại hội trường; từ 03-08-2025 đến 05-09-2025.",
    "Số tài khoản 001085012345 tại Kho bạc Nhà nước.",
    "Tọa độ 105.804817, 21.028511; cao 012345678 mm.",
    "Thời gian 08:00 - 11:30, 0 giờ 00 phút.",
    "Hộ nghèo được miễn phí; hộ cận nghèo được giảm 70%.",
    "Luật Người khuyết tật năm 2010 quy định quyền của người khuyết tật.",
    "Bà con thuộc hộ nghèo của Thôn 3 đến nhận gạo tại nhà văn hóa.",
    "Bệnh viện Tâm thần Trung ương 1 ở đường Nguyễn Văn Linh.",
    "Trường Tiểu học Lê Văn Tám nhận quà cho học sinh khuyết tật.",
    "Đồng chí Nguyễn Văn Hùng, Chủ tịch UBND xã, thăm hộ nghèo dịp Tết.",
    "Bà Trần Thị Mai, Chủ tịch Hội Phụ nữ xã, tặng quà trẻ mồ côi.",
    "Ông Lê Văn Ba trao 10 suất quà cho hộ nghèo.",
    "Ông Lê Văn Ba, thôn 2, được tặng giấy khen. Hộ nghèo trong thôn giảm còn 3 hộ.",
    "Thành phố Hồ Chí Minh hỗ trợ hộ nghèo.",
    "Đoàn Thanh niên Cộng sản giúp hộ nghèo sửa nhà.",
    "Trẻ em Việt Nam bị khuyết tật được học hòa nhập.",
    "Tỉnh Bà Rịa có ít hộ nghèo. Sơn La có nhiều hộ nghèo.",
    "Thư gửi về vanthu.tanhoa@laichau.gov.vn hoặc HOIDAP@GOV.VN.",
    "Phong trào phòng chống HIV/AIDS của Nguyễn Văn Cừ.",
    "",
]


@pytest.mark.parametrize(("text", "said"), PHONES)
def test_telephone_numbers_of_persons(text, said):
    assert find_personal(text) == [Personal(Kind.PHONE, said)]


@pytest.mark.parametrize(("text", "said"), IDENTITIES)
def test_identity_numbers(text, said):
    assert find_personal(text) == [Personal(Kind.IDENTITY, said)]


@pytest.mark.parametrize(("text", "said"), EMAILS)
def test_addresses_of_persons(text, said):
    assert find_personal(text) == [Personal(Kind.EMAIL, said)]


@pytest.mark.parametrize(("text", "said"), CONDITIONS)
def test_names_beside_illness_or_poverty(text, said):
    assert find_personal(text) == [Personal(Kind.CONDITION, said)]


@pytest.mark.parametrize("text", NOTHING)
def test_ordinary_administrative_text(text):
    assert find_personal(text) == []


def test_numbers_of_the_directory_are_nobodys_own():
    text = "Gặp công chức tư pháp: 0912 345 678."
    assert find_personal(text, official=["+84 912 345 678"]) == []
    assert find_personal(text, official=["0912345679"]) != []
    assert find_personal("Gửi DESK@example.com", official=["desk@example.com"]) == []


def test_marks_written_apart_are_the_same_letters():
    assert find_personal("Ông Nguyễn Văn An, hộ nghèo".encode().decode()) == find_personal(
        "Ông Nguyê\u0303n Văn An, hộ nghe\u0300o"
    )


def test_a_long_text_is_searched_at_once():
    text = "Ông Nguyễn Văn An 0912 345 678 hộ nghèo 001085012345 ngày 05/8/2025. " * 3000 + "a" * 200_000
    assert len(find_personal(text)) == 3


@pytest.mark.parametrize("number", ["0912345678", "0912 345 678", "+84912345678", "84 912.345.678"])
def test_one_number_however_written(number):
    assert digits(number) == "0912345678"


@pytest.mark.parametrize(
    "words",
    ["ông Ba ở Thôn 2", "Bà Nguyễn Thị Hoa", "Trần Văn Nam", "chị Đào", "Một người tên Lê Ánh", "Lê Ánh"],
)
def test_a_name_is_noticed(words):
    assert names_somebody(words)


@pytest.mark.parametrize(
    "words",
    ["", "Một cụ ông ở Thôn 2", "Một hộ dân xóm Đông", "Phụ huynh Trường Hoa Sen", "Dân thôn Lê Lợi"],
)
def test_general_words_are_no_name(words):
    assert not names_somebody(words)


def test_a_sender_is_found_however_it_is_spaced():
    assert repeats("xin gọi 0912-345-678", "", "0912345678")
    assert repeats("ông NGUYỄN văn  thử nói", "Nguyễn Văn Thử")
    assert not repeats("đèn đường hỏng", "", "An")
