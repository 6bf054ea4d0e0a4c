"""Readings by a person: made for a page, part of its revision, approved with it."""
