"""Full-text search over short texts in English and Chinese: BM25 (bm25s) on words, Chinese
segmented by jieba (rjieba)."""

import re
import unicodedata
from collections.abc import Sequence

import bm25s
import numpy as np
import rjieba

WORD = re.compile(r"[a-z0-9<>_+.]*[a-z0-9<>]|[\u4e00-\u9fff]+")
STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "is",
        "are",
        "be",
        "it",
        "in",
        "on",
        "for",
        "and",
        "or",
        "do",
        "does",
        "i",
        "my",
        "me",
        "we",
        "you",
        "what",
        "whats",
        "的",
        "了",
        "是",
        "吗",
        "呢",
        "啊",
        "我",
        "你",
        "在",
        "和",
        "有",
        "吧",
        "请",
        "问",
    ]
)


def words(text: str) -> list[str]:
    """The words BM25 counts: folded to lower case and half width, plural s dropped, Chinese
    segmented."""
    folded = unicodedata.normalize("NFKC", text).lower()
    found = [
        word
        for run in WORD.findall(folded)
        for word in (rjieba.cut(run) if run[0] > "\u3400" else [run])
    ]
    return [_stem(word) for word in found if word not in STOP]


def _stem(word: str) -> str:
    return (
        word[:-1]
        if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isascii()
        else word
    )


class Index:
    """A BM25 index (k1 1.5, b 0.75) over `texts`."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        self._bm25 = bm25s.BM25()
        tokens = [words(text) or ["-"] for text in texts]
        self._known = {token for text in tokens for token in text}
        self._bm25.index(tokens, show_progress=False)

    def search(self, query: str, count: int) -> list[tuple[int, float]]:
        """The best `count` texts as (place, score), best first; texts that share no word with the
        query are left out."""
        tokens = [token for token in words(query) if token in self._known]
        if not tokens:
            return []
        scores = self._bm25.get_scores(tokens)
        best = np.argsort(-scores, kind="stable")[:count]
        return [(int(place), float(scores[place])) for place in best if scores[place] > 0]
