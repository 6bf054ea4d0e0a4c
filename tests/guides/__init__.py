"""The pictures of the guides in docs/huong-dan, taken from a real installation by a real browser."""
