"""Everything on all channels by day: what plans owe, what was done, what the rooms above have in store."""
