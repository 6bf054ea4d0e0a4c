"""The player agent: plays a station's schedule without the server. Little but the standard library."""

__version__ = "0.1.0"
