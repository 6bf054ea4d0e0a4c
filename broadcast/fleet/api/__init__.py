"""The calls of players, version 1; described for vendors at /api/v1/openapi.json."""
