"""Dialogues, conferences, trainings and village meetings."""
