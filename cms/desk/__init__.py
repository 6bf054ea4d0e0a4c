"""What the article editor asks while somebody writes: read, hear, correct, paste."""
