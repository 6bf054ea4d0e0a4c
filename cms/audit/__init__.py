"""The audit log in sentences: who did what, and when."""
