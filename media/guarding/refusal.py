class Refused(Exception):
    """A file that is not taken; str() is the Vietnamese sentence for whoever sent it."""
