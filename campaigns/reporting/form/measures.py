"""The measures of Nghị định 30/2020/NĐ-CP, Phụ lục I: lengths in millimetres, sizes and gaps in points."""

PAPER = (210.0, 297.0)
TOP = BOTTOM = 20.0  # the decree: 20 to 25
LEFT = 30.0  # 30 to 35
RIGHT = 18.0  # 15 to 20
PAGE_NUMBER_FROM_TOP = 10.0  # in the middle of the top margin
UPRIGHT_WIDTH = PAPER[0] - LEFT - RIGHT
LANDSCAPE_WIDTH = PAPER[1] - LEFT - RIGHT
FIRST_LINE = 12.5  # 10 to 12.7
PARAGRAPH_GAP = 6.0  # at least 6 points

LEFT_HEAD = 0.39  # share of the width that the issuing body takes, beside the nation and its motto
SHORT_RULE = 0.4  # of the text above it: a third to a half

NATION = 13.0  # 12 to 13
MOTTO = 14.0  # 13 to 14
BODIES = 13.0  # the issuing body and the one above it: 12 to 13
NUMBER = 13.0
DATE = 13.0  # 13 to 14
TEXT = 14.0  # 13 to 14; also name, abstract, address and signer
PAGE_NUMBER = 13.0  # 13 to 14
RECIPIENTS_HEAD = 12.0
RECIPIENTS = 11.0
SIGNING_ROOM = 24.0  # millimetres for signature and seal
MOST_RECIPIENTS_TOGETHER = 25  # with the signature beside them on one page; longer lists may break

CELL_MARGIN = 1.6  # millimetres at each side of a table's cell
LONGEST_UNPARTED = 600  # letters of a row that may be moved to the next page whole


def table_size(columns: int) -> float:
    """Return the size of a table's letters, in points, by its number of columns."""
    if columns <= 7:
        return 13.0
    return 12.0 if columns <= 10 else 11.0
