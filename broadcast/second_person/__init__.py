"""A change of time within the lock waits until a second person has looked at it."""
