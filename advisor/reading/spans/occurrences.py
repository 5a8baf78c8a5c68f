"""Where a word stands in a text."""

from collections.abc import Iterator


def folded(text: str) -> str:
    """In small letters, each character in its place."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where the word stands, one in Latin letters by itself."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        alone = not (
            word.isascii()
            and (_is_latin(text[start - 1 : start]) or _is_latin(text[end : end + 1]))
        )
        if alone:
            yield start
        start = text.find(word, end if alone else start + 1)


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z"
