"""Speech engines: one interface, one file an engine.

Nothing here imports Django before `engine` is called, because the engines' child processes import this
package and are to start quickly.
"""

from media.speech.engines.contract import (
    Engine,
    EngineError,
    EngineName,
    EngineNotInstalled,
    EngineRefused,
    EngineUnavailable,
    Pcm,
)

__all__ = [
    "Engine",
    "EngineError",
    "EngineName",
    "EngineNotInstalled",
    "EngineRefused",
    "EngineUnavailable",
    "Pcm",
    "engine",
]


def engine(name: EngineName) -> Engine:
    """The engine of that name as Django's settings describe it; the same object for the same settings."""
    from media.speech.engines.configured import configured

    return configured(EngineName(name))
