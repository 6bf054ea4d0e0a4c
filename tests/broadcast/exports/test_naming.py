"""What exported files are called, and their playlists; pure."""

from datetime import datetime

from broadcast.exports.naming import Airing, Sound, named, playlists


def airing(hour: int, title: str = "Tin hai buổi", day: int = 8) -> Airing:
    return Airing(datetime(2026, 12, day, hour, 30), title, 600.4, "a" * 64)  # noqa: DTZ001 - local


def test_files_stand_in_a_folder_a_day_in_play_order():
    files = named([airing(17), airing(5, "Đài & đời"), airing(6, day=9)], Sound.MP3)
    assert [str(path) for path, _one in files] == [
        "2026-12-08/00_0530_dai-doi.mp3",
        "2026-12-08/01_1730_tin-hai-buoi.mp3",
        "2026-12-09/00_0630_tin-hai-buoi.mp3",
    ]


def test_a_title_of_signs_only_still_has_a_name():
    assert str(next(named([airing(5, "!!!")], Sound.WAV))[0]) == "2026-12-08/00_0530_ban-tin.wav"


def test_each_day_has_a_playlist_and_all_days_have_one():
    lists = playlists(list(named([airing(17), airing(6, day=9)], Sound.MP3)))
    assert {str(path) for path in lists} == {"tat-ca.m3u", "2026-12-08/phat.m3u", "2026-12-09/phat.m3u"}
    day = next(text for path, text in lists.items() if str(path) == "2026-12-08/phat.m3u")
    assert day.splitlines() == [
        "#EXTM3U",
        "#EXTINF:600,17:30 08/12/2026 Tin hai buổi",
        "00_1730_tin-hai-buoi.mp3",
    ]
