"""What people asked for and the station does not do."""


class Refused(Exception):
    """The deed is refused; `code` is for programs, `str()` is the whole sentence for the person who asked."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
