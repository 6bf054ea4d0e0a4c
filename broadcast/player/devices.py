"""The devices a person names at the command line."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

import miniaudio

from broadcast.player import words
from broadcast.player.microphone import CardMicrophone, Deaf, FileMicrophone, Microphone
from broadcast.player.sinks import Card, Files, Sink


def sink_of(name: str) -> Sink:
    """card, null, or files:FOLDER."""
    kind, _, folder = name.partition(":")
    if kind == "files" and folder:
        return Files(Path(folder))
    if kind == "null":
        return Card([miniaudio.Backend.NULL])
    if kind == "card":
        return Card()
    raise argparse.ArgumentTypeError(words.SINK)


def microphone_of(name: str) -> Callable[[], Microphone]:
    """card, none, null, or file:PATH; opened when it is called."""
    kind, _, path = name.partition(":")
    if kind == "file" and path:
        return partial(FileMicrophone, Path(path))
    plain: dict[str, Callable[[], Microphone]] = {
        "card": CardMicrophone,
        "null": partial(CardMicrophone, [miniaudio.Backend.NULL]),
        "none": Deaf,
    }
    if name not in plain:
        raise argparse.ArgumentTypeError(words.MICROPHONE)
    return plain[name]
