"""What residents send to the commune: who may, how often, and what is kept of it; no outsider is asked."""
