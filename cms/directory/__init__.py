"""Whom residents call: leaders, staff of the one-stop desk, hotlines."""
