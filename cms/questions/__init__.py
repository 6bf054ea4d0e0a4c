"""Questions and answers, and residents' feedback with its answers."""
