"""What the television at the one-stop desk shows."""
