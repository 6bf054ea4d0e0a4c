"""Search over everything residents may read, with and without Vietnamese marks."""
