"""The pages on which a leader decides about an article, and withdraws one from the loudspeakers."""
