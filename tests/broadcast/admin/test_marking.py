from broadcast.admin.marking import marked
from media.speech.reading import read

TEXT = "UBND xã thu 50.000 đồng."


def both(result):
    return "".join(part.text for part in result.written), "".join(part.text for part in result.spoken)


def test_both_sides_keep_every_letter():
    spoken = read(TEXT).text
    assert both(marked(TEXT, spoken, read)) == (TEXT, spoken)


def test_changed_places_are_marked_with_their_counterpart():
    result = marked(TEXT, read(TEXT).text, read)
    changes = {part.text: part.counterpart for part in result.written if part.changed}
    assert changes["UBND"] == "Ủy ban nhân dân"
    assert any("năm mươi nghìn" in words for words in changes.values())
    assert result.changes == len(changes)


def test_words_read_otherwise_today_are_shown_plain_and_said_to_be():
    result = marked(TEXT, "Lời đọc của từ điển cũ.", read)
    assert not result.marks
    assert both(result) == (TEXT, "Lời đọc của từ điển cũ.")


def test_unchanged_text_has_no_marks():
    result = marked("Kính chào bà con.", "Kính chào bà con.", read)
    assert (result.changes, result.marks) == (0, True)
