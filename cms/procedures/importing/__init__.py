"""From an officer's file to a batch of procedures that waits for a leader.

files (bytes -> rows of cells) -> rows (cells -> records, pure) -> plan (what would change, pure)
-> acceptance (drafts, submitted together) -> approval (all or nothing).
"""
