"""Plans the commune lets residents see: what it said it would do, and how far it has come."""
