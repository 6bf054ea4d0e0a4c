"""The emergency screen of the operator's room, and what hangs on it."""
