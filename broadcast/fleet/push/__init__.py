"""Tells players that are connected that their manifest changed: a process of its own, without a database."""
