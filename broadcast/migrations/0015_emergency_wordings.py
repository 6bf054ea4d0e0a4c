"""The wordings a station begins with; officers change them, and what is changed stays."""

from django.db import migrations

ASK = "Cần giúp đỡ, bà con gọi [số điện thoại trực của xã], hoặc gọi 112."
WORDINGS = [
    (
        "storm",
        "Bão",
        "Ủy ban nhân dân xã thông báo khẩn về bão.\n"
        "Bão [số hiệu] dự kiến ảnh hưởng đến địa bàn xã từ [giờ, ngày], gió giật đến cấp [cấp gió], có mưa to.\n"
        "Đề nghị bà con chằng chống nhà cửa, đưa người già, trẻ em ra khỏi nhà không chắc chắn. "
        "Bà con ở [khu vực phải sơ tán] sơ tán đến [nơi sơ tán], xong trước [giờ]. "
        "Tàu thuyền vào nơi tránh trú, không để người ở lại trên tàu thuyền, lồng bè. "
        "Khi bão đổ bộ, bà con không ra khỏi nhà.\n" + ASK,
    ),
    (
        "flood",
        "Lũ, ngập lụt",
        "Ủy ban nhân dân xã thông báo khẩn về lũ.\n"
        "Mực nước [tên sông, suối] đang ở mức báo động [mức báo động] và còn lên. "
        "Các khu vực [thôn, xóm] có nguy cơ ngập sâu.\n"
        "Đề nghị bà con ở vùng trũng, ven sông, ven suối sơ tán ngay đến [nơi sơ tán]. "
        "Ngắt điện trước khi rời nhà; mang theo nước uống, thuốc men và giấy tờ. "
        "Không đi qua ngầm, tràn, cầu đang ngập; không vớt củi, đánh cá trên sông, suối.\n" + ASK,
    ),
    (
        "fire",
        "Cháy",
        "Ủy ban nhân dân xã thông báo khẩn. Đang có cháy tại [địa điểm].\n"
        "Đề nghị bà con ở gần rời khỏi khu vực theo hướng [hướng thoát], đến [nơi tập trung], "
        "giúp người già, trẻ em, người khuyết tật. Bà con không quay lại lấy tài sản. "
        "Nhường đường cho xe chữa cháy, không tụ tập xem.\n"
        "Ai biết còn người mắc kẹt, báo ngay cho lực lượng tại chỗ, hoặc gọi 114.",
    ),
    (
        "epidemic",
        "Dịch bệnh",
        "Ủy ban nhân dân xã thông báo khẩn về dịch bệnh.\n"
        "Tại [khu vực] đã ghi nhận [số ca] ca mắc [tên bệnh].\n"
        "Đề nghị bà con thực hiện: [biện pháp phòng bệnh]. "
        "Người có dấu hiệu [dấu hiệu của bệnh] đến Trạm Y tế xã, hoặc gọi [số điện thoại Trạm Y tế], "
        "để được khám và hướng dẫn. Bà con không tự ý dùng thuốc, không tin và không lan truyền tin đồn.",
    ),
    (
        "air",
        "Chất lượng không khí",
        "Ủy ban nhân dân xã thông báo khẩn về chất lượng không khí.\n"
        "Từ [giờ, ngày], không khí trên địa bàn ở mức [mức chất lượng không khí], có hại cho sức khỏe.\n"
        "Đề nghị bà con hạn chế ra ngoài, đóng cửa sổ, đeo khẩu trang ngăn bụi mịn khi phải ra đường. "
        "Người già, trẻ em, phụ nữ mang thai, người có bệnh tim, phổi ở trong nhà. "
        "Không đốt rơm rạ, rác thải. Khó thở, đau ngực thì đến Trạm Y tế xã, hoặc gọi 115.",
    ),
    (
        "other",
        "Việc khẩn khác",
        "Ủy ban nhân dân xã thông báo khẩn.\n[Việc gì đã xảy ra, ở đâu, lúc nào].\n"
        "Đề nghị bà con [việc cần làm ngay].\n" + ASK,
    ),
]


def add(apps, schema_editor):
    templates = apps.get_model("broadcast", "EmergencyTemplate").objects
    for order, (kind, title, text) in enumerate(WORDINGS):
        templates.create(kind=kind, title=title, text=text, order=order)


class Migration(migrations.Migration):
    dependencies = [("broadcast", "0014_emergencies")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
