import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.speech.engines.wire import LENGTH, Babble, frame, read_frame


@given(
    st.dictionaries(st.text(max_size=9).filter(lambda key: key != "bytes"), st.text(max_size=99)), st.binary()
)
def test_a_frame_is_read_as_it_was_written(header: dict[str, str], sound: bytes) -> None:
    read, heard = read_frame(io.BytesIO(frame(header, sound)).read)
    assert {**header, "bytes": len(sound)} == read
    assert heard == sound


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"{}", b'{"bytes": -1}', b'{"bytes": "9"}', b'{"bytes": 1e12}', b"\xff"]
)
def test_what_is_no_frame_is_babble(body: bytes) -> None:
    with pytest.raises(Babble):
        read_frame(io.BytesIO(LENGTH.pack(len(body)) + body).read)
