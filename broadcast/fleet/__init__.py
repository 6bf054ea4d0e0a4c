"""The server's side of the players: what they must have, who they are, what they say they played (ADR 8)."""
