import pytest

from cms.directory.telephones import dialled


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0299 123 456", "+84299123456"),
        ("0299.123.456", "+84299123456"),
        ("(0299) 123-456", "+84299123456"),
        ("+84 299 123 456", "+84299123456"),
        ("1022", "1022"),
        ("113", "113"),
        ("1900 1234", "19001234"),
        ("", ""),
    ],
)
def test_numbers_are_written_as_telephones_take_them(written, number):
    assert dialled(written) == number
