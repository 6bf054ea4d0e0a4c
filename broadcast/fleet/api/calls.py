"""The calls, as docs/adr/0008-the-player.md lists them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Schema
from ninja.security import HttpBearer

from broadcast.fleet import folder, heartbeats, pairing, reports, tokens
from broadcast.fleet.api.bodies import Code, Plays, body_of
from broadcast.fleet.api.described import body, schema
from broadcast.fleet.api.errors import Error, Refusal, handle_errors
from broadcast.models import Player
from broadcast.player.protocol import Heartbeat, Manifest, dump
from media.ranges import serve_file

DESCRIPTION = """
Players keep one manifest, which names everything to be heard in the coming seven days, fetch its sounds, play
by their own clock and report what was heard. Moments are ISO 8601 in UTC, lengths seconds, volumes percent.

`GET /api/v1/events/{key}` (server-sent events) is answered by a process of its own, at the address the
manifest gives as `push_url`: an event `changed` bears the entity tag of the manifest.
"""
REFUSED = {401: Error, 422: Error}
JSON = {400: Error, 413: Error, **REFUSED}
SOUND = {"audio/mpeg": {"schema": {"type": "string", "format": "binary"}}}
UNCHANGED = {"description": "Unchanged."}
MANIFEST = {
    "responses": {
        200: {
            "description": "The manifest; its entity tag is strong.",
            "content": {"application/json": {"schema": schema(Manifest)}},
        },
        304: UNCHANGED,
    }
}
AUDIO = {
    "responses": {
        200: {"description": "The sound.", "content": SOUND},
        206: {"description": "The part asked for.", "content": SOUND},
        304: UNCHANGED,
        416: {"description": "Beyond its end."},
    }
}


class Paired(Schema):
    """`manifest`: its address below this server."""

    player: str
    name: str
    station: str
    token: str
    manifest: str
    server_time: str


class Pulse(Schema):
    """`key` names the manifest; `test_tone` a tone to be sounded once and reported under this name, or ""."""

    server_time: str
    acknowledged_sequence: int
    key: str
    test_tone: str


class Acknowledged(Schema):
    """Up to this number all rows are here."""

    acknowledged_sequence: int


class Token(Schema):
    """The token before holds until this one is first used."""

    token: str


PAIRING = {200: Paired, 400: Error, 403: Error, 413: Error, 422: Error, 429: Error}


class Bearer(HttpBearer):
    """The player whose token a call bears."""

    def authenticate(self, request: HttpRequest, token: str) -> Player | None:
        return tokens.player_of(token, timezone.now())


api = NinjaAPI(
    title="Loa Xã: máy phát",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="broadcast_api",
    auth=Bearer(),
)
handle_errors(api)


@api.post("/pair", auth=None, response=PAIRING, openapi_extra=body(Code))
def pair(request: HttpRequest) -> Any:
    """Use up a one-time code. A device's tokens and manifest from before end with it."""
    if not pairing.may_try(request):
        raise Refusal("too_many")
    asked, now = body_of(request, Code), timezone.now()
    paired = pairing.pair(asked.code, now, asked.acknowledged_sequence)
    if paired is None:
        pairing.note_failure(request)
        raise Refusal("wrong_code")
    player = paired.player
    return {
        "player": str(player.pk),
        "name": player.name,
        "station": player.station.name,
        "token": paired.token,
        "manifest": f"/api/v1/manifests/{player.key}.json",
        "server_time": dump(now),
    }


@api.get("/manifests/{key}.json", auth=None, response={404: Error}, openapi_extra=MANIFEST)
def manifest(request: HttpRequest, key: str) -> Any:
    """Everything to be heard. `If-None-Match` makes an unchanged poll cost nothing (ManifestMiddleware)."""
    raise Refusal("unknown_manifest")


@api.get("/audio/{sha256}", response={**REFUSED, 404: Error}, openapi_extra=AUDIO)
def audio(request: HttpRequest, sha256: str) -> Any:
    """A sound the player's manifest names, in byte ranges. What is at this address never changes."""
    if sha256 not in folder.sounds_of(folder.read(player_of(request).key)):
        raise Refusal("unknown_sound")
    path = folder.sound_path(sha256)
    if not path.is_file():
        raise Refusal("unknown_sound")
    response: HttpResponse | StreamingHttpResponse = serve_file(
        request, path, "audio/mpeg", sha256, immutable=True
    )
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


@api.post("/heartbeats", response={200: Pulse, **JSON}, openapi_extra=body(Heartbeat))
def heartbeat(request: HttpRequest) -> Any:
    """How the player is, once a minute."""
    player, now = player_of(request), timezone.now()
    heartbeats.note(player, body_of(request, Heartbeat), now)
    return {
        "server_time": dump(timezone.now()),
        "acknowledged_sequence": player.acknowledged_sequence,
        "key": player.key,
        "test_tone": heartbeats.tone_for(player, now),
    }


@api.post("/plays", response={200: Acknowledged, **JSON}, openapi_extra=body(Plays))
def plays(request: HttpRequest) -> Any:
    """Rows of the player's log, at most 500 a call."""
    said = body_of(request, Plays)
    return {"acknowledged_sequence": reports.take(player_of(request), said.plays, timezone.now())}


@api.post("/token", response={200: Token, **REFUSED})
def token(request: HttpRequest) -> Any:
    """A new token; the one in use holds until the new one is first used."""
    return {"token": tokens.issue(player_of(request), timezone.now())}


def player_of(request: HttpRequest) -> Player:
    """The player whose token the call bears."""
    player: Player = request.auth  # type: ignore[attr-defined]
    return player
