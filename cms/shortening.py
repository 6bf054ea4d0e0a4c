"""Long words in few: cut between words, since half a Vietnamese word is another word."""


def shortened(text: str, letters: int) -> str:
    """Return `text` in one line of at most `letters` letters; "…" stands for what was left out."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    whole, space, _half = line[:letters].rpartition(" ")
    return (whole.rstrip(" ,;:.–-(") if space else line[: letters - 1]) + "…"
