"""Processes of their own for the tests of the player."""
