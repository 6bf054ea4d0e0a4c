"""The sentence cache: whole files only, least recently used out first, many processes at once."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from media.speech.cache import HEAD, Sentence, SentenceCache, SentenceLost
from media.speech.engines import Pcm

SOUND = Pcm(bytes(range(256)) * 40, 22_050)
FILE_BYTES = len(SOUND.data) + HEAD.size


def _sentence(text: str = "Xin chào bà con.", **changes: object) -> Sentence:
    return Sentence(
        **{"engine": "espeak", "fingerprint": "1", "voice": "vi", "speed": 1.0, "text": text, **changes}
    )


def _age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


@pytest.fixture
def cache(tmp_path: Path) -> SentenceCache:
    return SentenceCache(tmp_path / "speech", 100 * FILE_BYTES)


def test_a_sentence_kept_is_found_and_loaded(cache: SentenceCache) -> None:
    assert cache.get(_sentence()) is None
    kept = cache.put(_sentence(), SOUND)
    found = cache.get(_sentence())
    assert found == kept
    assert found.load() == SOUND
    assert (found.rate, found.seconds) == (22_050, SOUND.seconds)


@pytest.mark.parametrize(
    "changes",
    [
        {"engine": "piper"},
        {"fingerprint": "2"},
        {"voice": "vi-vn-x-south"},
        {"speed": 1.1},
        {"text": "Xin chào."},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_whatever_forms_the_sound_forms_the_key(cache: SentenceCache, changes: dict[str, object]) -> None:
    cache.put(_sentence(), SOUND)
    assert cache.get(_sentence(**changes)) is None


@pytest.mark.faults
@pytest.mark.parametrize("keep", [0, 5, HEAD.size, HEAD.size + 100, FILE_BYTES - 1])
def test_a_truncated_file_is_thrown_away(cache: SentenceCache, keep: int) -> None:
    path = cache.put(_sentence(), SOUND).path
    os.truncate(path, keep)
    assert cache.get(_sentence()) is None
    assert not path.exists()


@pytest.mark.faults
def test_a_flipped_bit_is_noticed(cache: SentenceCache) -> None:
    path = cache.put(_sentence(), SOUND).path
    content = bytearray(path.read_bytes())
    content[-7] ^= 4
    path.write_bytes(content)
    assert cache.get(_sentence()) is None


@pytest.mark.faults
def test_a_sentence_that_went_missing_says_so(cache: SentenceCache) -> None:
    kept = cache.put(_sentence(), SOUND)
    kept.path.unlink()
    with pytest.raises(SentenceLost):
        kept.load()


def test_the_least_recently_used_leave_first(cache: SentenceCache) -> None:
    kept = [cache.put(_sentence(f"câu {number}"), SOUND) for number in range(8)]
    for age, sentence in enumerate(reversed(kept)):
        _age(sentence.path, 7200 + age * 60)
    cache.get(_sentence("câu 0"))  # the oldest is used again
    cache.size = 3 * FILE_BYTES
    assert cache.evict() == 5
    assert [number for number in range(8) if cache.get(_sentence(f"câu {number}"))] == [0, 6, 7]


def test_what_was_used_in_the_last_hour_stays_whatever_the_size(cache: SentenceCache) -> None:
    kept = [cache.put(_sentence(f"câu {number}"), SOUND) for number in range(4)]
    _age(kept[0].path, 3500)
    cache.size = 0
    assert cache.evict() == 0


def test_the_folder_keeps_its_size_by_itself(tmp_path: Path) -> None:
    cache = SentenceCache(tmp_path, 20 * FILE_BYTES, in_use_seconds=0)
    for number in range(60):
        cache.put(_sentence(f"câu {number}"), SOUND)
    held = sum(path.stat().st_size for path in tmp_path.glob("*/*.pcm"))
    assert held <= 22 * FILE_BYTES
    assert cache.get(_sentence("câu 59"))


def test_what_a_crashed_writer_left_is_swept(cache: SentenceCache) -> None:
    path = cache.put(_sentence(), SOUND).path
    stray, fresh = path.with_name(f"{path.name}.partold"), path.with_name(f"{path.name}.partnew")
    stray.touch()
    fresh.touch()
    _age(stray, 7200)
    cache.evict()
    assert (stray.exists(), fresh.exists(), path.exists()) == (False, True, True)


@pytest.mark.faults
def test_a_full_disk_leaves_nothing_behind() -> None:
    with pytest.raises(OSError, match="File too large"):
        _fill_a_small_disk()


def _fill_a_small_disk() -> None:
    """Write under a file-size limit in a process of its own: the kernel refuses as on a full disk."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        pool.apply(_put_under_a_limit)


def _put_under_a_limit() -> None:
    import resource
    import signal
    import tempfile

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    with tempfile.TemporaryDirectory() as folder:
        cache = SentenceCache(Path(folder), 1 << 20)
        try:
            cache.put(_sentence(), SOUND)
        finally:
            assert not [path for path in Path(folder).rglob("*") if path.is_file() and path.name != ".lock"]


def _use(folder: str, number: int) -> int:
    """Keep, find and evict in a loop; returns how many loads failed."""
    cache = SentenceCache(Path(folder), 10 * FILE_BYTES)
    lost = 0
    for turn in range(60):
        wanted = _sentence(f"câu {(turn + number) % 30}")
        found = cache.get(wanted) or cache.put(wanted, SOUND)
        cache.evict()
        lost += found.load() != SOUND
    return lost


def test_many_processes_share_a_folder(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        assert pool.starmap(_use, [(str(tmp_path), number) for number in range(4)]) == [0, 0, 0, 0]
    assert not list(tmp_path.rglob("*.part*"))
