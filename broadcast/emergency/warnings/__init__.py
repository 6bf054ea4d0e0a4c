"""Warnings of others (OASIS CAP 1.2): read, kept, shown for a decision; never aired by themselves."""
