"""What the player says to the person in front of it, in Vietnamese; logs are in English."""

from broadcast.player.protocol import Outcome, Reason

DESCRIPTION = "Máy phát Loa Xã: tự phát lịch của đài truyền thanh, kể cả khi mất mạng."
HOME = "thư mục giữ lịch, âm thanh và nhật ký (mặc định: {home})"
SINK = "nơi phát: card (loa của máy, mặc định), null (không phát ra tiếng), files:THƯ_MỤC (ghi ra tệp WAV)"
MICROPHONE = "micro nghe kiểm tra loa: card (micro của máy), none (không dùng), file:TỆP (nghe từ tệp WAV)"
MICROPHONE_SET = "on: bật, off: tắt; bỏ trống để nghe thử"
VERBOSE = "ghi nhật ký kỹ thuật chi tiết hơn"
SIMULATE = "chạy thử lịch đang có trong vài giây rồi in kết quả; không phát ra tiếng, không ghi gì"
COMMAND = "LỆNH"
DAYS = "số ngày chạy thử (mặc định: 7)"
PLAN_FILE = "chạy thử lịch trong tệp này thay cho lịch đang có"

HELP = {
    "pair": "ghép nối máy này với đài bằng mã dùng một lần",
    "run": "phát theo lịch, chạy mãi",
    "status": "xem máy đang thế nào",
    "test-tone": "phát tiếng thử ra loa",
    "volume": "xem hoặc đặt âm lượng của máy này (0–100)",
    "microphone": "nghe thử micro đặt cạnh loa, hoặc bật, tắt việc nghe kiểm tra loa",
    "plays": "in nhật ký phát của máy này",
    "simulate": SIMULATE,
    "service": "in tệp dịch vụ systemd để máy tự chạy khi bật",
}
PAIR_URL = "địa chỉ trang của xã, ví dụ https://xa.example.vn"
PAIR_CODE = "mã ghép nối hiện trên trang quản trị, dùng được trong 15 phút"
PAIR_ANEW = "ghép nối lại máy đã ghép nối trước đây; nhật ký được giữ nguyên"
SECONDS = "số giây (mặc định: 5)"
PERCENT = "phần trăm; bỏ trống để xem"
LAST = "chỉ in chừng này dòng cuối"
JSON = "mỗi dòng một đối tượng JSON, cho phần mềm khác đọc"

PAIRED = "Đã ghép nối máy này với đài. Máy sẽ tự lấy lịch; hãy chạy: loaxa-player run"
ALREADY_PAIRED = (
    "Máy này đã ghép nối với {base} rồi. Chưa có gì thay đổi. "
    "Muốn ghép nối lại, hãy thêm --anew; nhật ký được giữ nguyên."
)
BAD_URL = "Địa chỉ “{url}” không đúng. Hãy nhập đủ, ví dụ https://xa.example.vn"
CODE_REFUSED = (
    "Máy chủ không nhận mã này: mã sai, đã dùng hoặc quá 15 phút. Hãy lấy mã mới trên trang quản trị."
)
AWAY = "Không liên lạc được với máy chủ {base}. Chưa có gì thay đổi. Hãy kiểm tra mạng rồi làm lại."
UNEXPECTED = (
    "Máy chủ {base} trả lời khác với điều máy này hiểu. Chưa có gì thay đổi. "
    "Hãy kiểm tra địa chỉ trang của xã."
)
NOT_PAIRED = "Máy này chưa ghép nối với đài nào. Hãy chạy: loaxa-player pair ĐỊA_CHỈ MÃ"
RUNNING = "Máy phát đang chạy rồi (thư mục {home})."
NO_SOUND = "Máy này không phát ra tiếng được. Hãy kiểm tra loa, dây và card âm thanh."
BROKEN = "Không mở được dữ liệu của máy phát: {why}. Hãy kiểm tra thẻ nhớ, ổ đĩa và quyền ghi."
DISK_FULL = "Đĩa đã đầy nên chưa ghi được. Hãy xóa bớt tệp rồi làm lại."
NO_PLAN = "Máy này chưa có lịch nào."
BAD_PLAN = "Không đọc được lịch trong tệp {path}: {why}"
TONE = "Đang phát tiếng thử {seconds:g} giây…"
TONE_DONE = "Đã phát xong. Nếu không nghe thấy gì, hãy kiểm tra âm lượng, dây và tăng âm."
TONE_BUSY = "Máy đang phát “{what}” nên không phát tiếng thử."
VOLUME = "Âm lượng của máy này: {percent} %"
VOLUME_SET = "Đã đặt âm lượng {percent} %. Áp dụng từ lần phát sau."
VOLUME_BAD = "Âm lượng phải là số từ 0 đến 100."
MICROPHONE_ON = "Đã bật micro nghe kiểm tra loa. Áp dụng từ lần chạy sau; chỉ gửi độ to, không gửi tiếng."
MICROPHONE_OFF = "Đã tắt micro nghe kiểm tra loa. Áp dụng từ lần chạy sau."
MICROPHONE_HEARS = "Micro nghe được {level:.0f} dB (0 là to nhất, dưới -60 coi như im lặng)."
NO_MICROPHONE = "Máy này không nghe được micro nào. Hãy kiểm tra dây và cổng micro."
NO_PLAYS = "Nhật ký chưa có dòng nào."

STATION = "Đài"
SERVER = "Máy chủ"
HEARD = "Liên lạc lần cuối"
NEVER = "chưa lần nào"
CLOCK = "Đồng hồ"
CLOCKS = {
    "system": "đúng giờ, được đồng bộ",
    "server": "theo giờ của máy chủ",
    "untrusted": "chưa đồng bộ lần nào: máy chưa phát gì cho đến khi biết đúng giờ",
    "": "chưa chạy",
}
PLAN_UNTIL = "Lịch có đến"
NEXT = "Buổi kế tiếp"
NOTHING_NEXT = "không có"
ON_AIR = "Đang phát"
MISSING = "Âm thanh còn thiếu"
FREE = "Đĩa còn trống"
UNSENT = "Dòng nhật ký chưa gửi"
SERVER_STATES = {
    "there": "đang liên lạc được",
    "away": "không liên lạc được; máy vẫn phát lịch đã có",
    "refused": (
        "không còn nhận máy này (đã bị thu hồi); máy vẫn phát hết lịch đã có. "
        "Muốn dùng tiếp, hãy ghép nối lại."
    ),
    "unexpected": "trả lời khác với điều máy này hiểu; máy vẫn phát lịch đã có",
    "full": "đĩa của máy đã đầy: không tải thêm được âm thanh",
}

OUTCOMES = {
    Outcome.AIRED: "đã phát",
    Outcome.PARTIAL: "phát một phần",
    Outcome.MISSED: "không phát",
    None: "đang dở",
}
REASONS = {
    Reason.NONE: "",
    Reason.LATE: "phát muộn",
    Reason.INTERRUPTED: "bị nội dung khác chen vào",
    Reason.OUTRANKED: "nội dung ưu tiên hơn đang phát",
    Reason.POWER_CUT: "mất điện hoặc máy bị tắt khi đang phát",
    Reason.WAS_OFF: "máy không chạy vào giờ đó",
    Reason.NO_FILE: "chưa có âm thanh",
    Reason.BAD_FILE: "âm thanh bị hỏng",
    Reason.FALLBACK: "thiếu âm thanh, đã phát âm thanh dự phòng",
    Reason.CLOCK_UNTRUSTED: "máy không biết đúng giờ",
    Reason.QUIET_HOURS: "trong giờ yên tĩnh",
    Reason.SOUND_FAILED: "card âm thanh không phát được",
    Reason.RELAY_FAILED: "không tiếp âm được",
    Reason.STOPPED: "có người dừng",
    Reason.WITHDRAWN: "đã rút khỏi lịch",
}
ROW = "{planned}  {outcome:<14} {seconds:>7}  {title}{why}"
LENGTH = "{seconds:.0f} giây"
