"""The notice board: what the law has a commune post, where, for how long, and the proof of it."""
