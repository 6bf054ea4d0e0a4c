"""One-time codes and the tokens they give."""

from datetime import timedelta

import pytest
from django.utils import timezone

from broadcast.fleet import folder, pairing, revoking, tokens
from broadcast.models import DeviceToken, PairingCode
from broadcast.states import PlayerState
from cms.roles import Role
from tests.broadcast.fleet.device import Device


@pytest.fixture
def waiting(player) -> Device:
    return Device(player(state=PlayerState.WAITING, paired_at=None, pairing=0))


@pytest.fixture(autouse=True)
def _published(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


def test_a_code_gives_a_token_and_the_address_of_the_plan(waiting):
    answer = waiting.pair()
    assert answer.status_code == 200
    said = answer.json()
    assert (said["player"], said["name"]) == (str(waiting.player.pk), waiting.player.name)
    assert said["manifest"] == f"/api/v1/manifests/{waiting.player.key}.json"
    assert waiting.player.state == PlayerState.ACTIVE


def test_a_code_may_be_typed_as_people_type(waiting):
    code = pairing.new_code(waiting.player, timezone.now())
    assert len(code) == 9
    assert waiting.pair(f" {code.lower().replace('-', ' ')} ").status_code == 200


def test_a_code_works_once(waiting):
    code = pairing.new_code(waiting.player, timezone.now())
    assert [waiting.pair(code).status_code, waiting.pair(code).status_code] == [200, 403]


def test_a_code_holds_for_a_quarter_of_an_hour(waiting, time_machine):
    code = pairing.new_code(waiting.player, timezone.now())
    time_machine.move_to(timezone.now() + timedelta(minutes=15, seconds=1))
    assert waiting.pair(code).status_code == 403


def test_a_newer_code_ends_the_older(waiting):
    code = pairing.new_code(waiting.player, timezone.now())
    pairing.new_code(waiting.player, timezone.now())
    assert waiting.pair(code).status_code == 403


def test_neither_codes_nor_tokens_are_kept_as_they_are(waiting):
    code = pairing.new_code(waiting.player, timezone.now())
    waiting.pair(code)
    kept = [
        *PairingCode.objects.values_list("digest", flat=True),
        *DeviceToken.objects.values_list("digest", flat=True),
    ]
    assert code.replace("-", "") not in kept
    assert waiting.token not in kept
    assert all(len(digest) == 64 for digest in kept)


def test_wrong_codes_are_refused_in_both_languages_and_soon_not_tried(waiting):
    answers = [waiting.pair("AAAA-AAAA") for _ in range(pairing.MOST_FAILURES)]
    assert {answer.status_code for answer in answers} == {403}
    assert answers[0].json() == {
        "code": "wrong_code",
        "message_vi": "Mã ghép nối sai, đã dùng hoặc đã hết hạn. Hãy lấy mã mới.",
        "message_en": "This pairing code is wrong, used or too old. Ask for a new one.",
    }
    late = waiting.pair()
    assert (late.status_code, late["Retry-After"]) == (429, "900")


def test_pairing_again_ends_what_was_before(waiting):
    waiting.pair()
    token, key = waiting.token, waiting.player.key
    waiting.pair()
    assert waiting.player.key != key
    assert tokens.player_of(token, timezone.now()) is None
    assert tokens.player_of(waiting.token, timezone.now()) == waiting.player


def test_a_new_token_ends_the_old_when_it_is_first_used(waiting):
    waiting.pair()
    assert waiting.beat().status_code == 200
    old, new = waiting.token, waiting.post("token", {}).json()["token"]
    assert waiting.beat().status_code == 200
    waiting.token = new
    assert waiting.beat().status_code == 200
    waiting.token = old
    assert waiting.beat().status_code == 401


def test_a_new_token_that_was_lost_on_the_way_does_no_harm(waiting):
    waiting.pair()
    lost = waiting.post("token", {}).json()["token"]
    got = waiting.post("token", {}).json()["token"]
    waiting.token = lost
    assert waiting.beat().status_code == 401
    waiting.token = got
    assert waiting.beat().status_code == 200


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer x", "Basic abc", "Bearer " + "x" * 5000, "Bearer \udcff"]
)
def test_a_stranger_is_told_to_pair(waiting, header):
    answer = waiting.client.post("/api/v1/heartbeats", headers={"Authorization": header} if header else {})
    assert (answer.status_code, answer.json()["code"], answer["WWW-Authenticate"]) == (
        401,
        "unknown_token",
        "Bearer",
    )


def test_a_revoked_player_has_no_way_in_and_no_plan(waiting, person, django_capture_on_commit_callbacks):
    waiting.pair()
    folder.write(waiting.player.key, b"{}")
    code = pairing.new_code(waiting.player, timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        revoking.revoke(waiting.player, person("lan", Role.OPERATOR), timezone.now())
    assert waiting.beat().status_code == 401
    assert waiting.get(f"manifests/{waiting.player.key}.json").status_code == 404
    assert waiting.pair(code).status_code == 403
