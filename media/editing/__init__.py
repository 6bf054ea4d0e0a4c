"""The workshop's own pages in the admin: dictionary, voices, sounds."""
