"""What XML 1.0 can carry."""

import re

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(text: str) -> str:
    """Leave out what XML 1.0 cannot carry at all."""
    return NOT_IN_XML.sub("", text)
