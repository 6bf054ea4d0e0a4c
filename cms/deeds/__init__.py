"""Deeds done outside the system, noted in half a minute with a photo; and which activity a text may serve."""
