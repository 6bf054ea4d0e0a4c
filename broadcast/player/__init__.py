"""The player agent: plays a station's schedule without the server. Little but the standard library."""
