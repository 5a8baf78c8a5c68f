"""Full-text search over short texts in English and Chinese: BM25 (bm25s) on words, Chinese
segmented by jieba (rjieba)."""

import re
import unicodedata
from collections.abc import Sequence

import bm25s
import numpy as np
import rjieba
from numpy.typing import NDArray

HYPHEN = re.compile(r"(?<=[a-z])-(?=\d)|(?<=\d)-(?=[a-z])")
"""Within one word: "8-bit", "zero-3"."""
PLUS = re.compile(r"(?<=[a-z])\+(?![\w+])")
"""Of a name: "LoRA+" is not "LoRA"."""
WORD = re.compile(r"<\w+>|\d*[a-z][a-z0-9_]*|(?<![\d.])\d{4}(?![\d.])|[\u4e00-\u9fff]+")
"""A number alone is none, unless it may be a card's name (4090); an identifier is one."""
FILLING = """
a about am an and any are as at be been but by can could did do does don explain for from get go got
had has have hello hi how i if in into is it its just let like me my need no not of ok on or our out
please set should so some than thank thanks tell that the their them then there these they this
those to too us use using very want was way we were what whats when where which who why will with
would you your
的 了 是 吗 呢 啊 我 你 在 和 有 吧 请 问 请问 就 也 都 还 又 很 会 要 能 把 被 给 对 用 这 那 这个
那个 什么 怎么 怎么样 如何 为什么 我们 你们 他们 一个 可以 应该 这样 谢谢 您好 你好 大家 现在 想
讲讲 解释 介绍
"""
STOP = frozenset(FILLING.split())
"""Words that say nothing about the subject."""
ENDING = re.compile(r"(?<=[a-z]{4})(?:ing|ed|es|ly)$|(?<=[a-z]{3})(?<!s)s$|(?<=[a-z]{4})e$")


def words(text: str) -> list[str]:
    """The words BM25 counts: folded to lower case and half width, English endings dropped, Chinese
    segmented."""
    folded = PLUS.sub("plus", HYPHEN.sub("", unicodedata.normalize("NFKC", text).lower()))
    found = [
        word
        for run in WORD.findall(folded)
        for word in (rjieba.cut(run) if run[0] > "\u3400" else [run])
    ]
    return [_stem(word) for word in found if word not in STOP]


def _stem(word: str) -> str:
    """One word: "merging", "merged", "merges" and "merge"."""
    return ENDING.sub("", ENDING.sub("", word)) if word.isalpha() else word


class Index:
    """A BM25 index (k1 1.5) over `texts`; `length_weight` is BM25's b, how much a long text has to
    say more."""

    def __init__(self, texts: Sequence[str], length_weight: float = 0.75) -> None:
        self._size = len(texts)
        self._bm25 = bm25s.BM25(b=length_weight)
        tokens = [words(text) or ["-"] for text in texts]
        self._known = {token for text in tokens for token in text}
        self._bm25.index(tokens, show_progress=False)

    def scores(self, query: str) -> NDArray[np.float64]:
        """How well each text answers; 0 where it shares no word with the query. A word said twice
        counts once."""
        tokens = [token for token in dict.fromkeys(words(query)) if token in self._known]
        if not tokens:
            return np.zeros(self._size)
        return self._bm25.get_scores(tokens).astype(np.float64)

    def search(self, query: str, count: int) -> list[tuple[int, float]]:
        """The best `count` texts as (place, score), best first; texts that share no word with the
        query are left out."""
        scores = self.scores(query)
        best = np.argsort(-scores, kind="stable")[:count]
        return [(int(place), float(scores[place])) for place in best if scores[place] > 0]
