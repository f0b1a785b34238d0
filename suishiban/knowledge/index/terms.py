"""Into which terms does a text fall?

A Chinese run gives its single characters and its character pairs; a Latin or numeric run gives one stemmed word, unless
it is a little one. Every term is one 64-bit key: a whole corpus is split by array operations, without a string table.
"""

import hashlib
import re
from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.stems import LITTLE_WORDS, stem
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import clean, simplify

Keys = NDArray[np.int64]

_WORD = re.compile(r"[a-z0-9]+")
_PAIR_SHIFT = 21  # one code point
_WORD_BIT = 1 << 62


class TermKind(IntEnum):
    """What a term key stands for."""

    #: One Chinese character.
    CHARACTER = 0
    #: Two Chinese characters side by side.
    PAIR = 1
    #: One word of Latin letters or digits, stemmed.
    WORD = 2


def kinds(keys: Keys) -> NDArray[np.int8]:
    """The `TermKind` of each key, same shape."""
    pair = (keys >> _PAIR_SHIFT) > 0
    return np.where(keys >= _WORD_BIT, TermKind.WORD, np.where(pair, TermKind.PAIR, TermKind.CHARACTER)).astype(np.int8)


def character_key(character: str) -> int:
    """The key of one Chinese character."""
    return ord(character)


def pair_key(pair: str) -> int:
    """The key of two Chinese characters side by side."""
    return (ord(pair[0]) << _PAIR_SHIFT) | ord(pair[1])


def word_key(word: str) -> int:
    """The key of a word as `stem` leaves it; 62 bits of its BLAKE2 digest."""
    digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 2 | _WORD_BIT


def normal(text: str) -> str:
    """`text` as the index reads it: clean, simplified, lower case."""
    return simplify(clean(text)).lower()


def split(texts: Sequence[str]) -> tuple[NDArray[np.int32], Keys]:
    """All terms of all texts as (number of the text, key), repeated terms repeated, texts in order."""
    joined, starts = _joined([normal(text) for text in texts])
    codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    at, keys = _chinese(codes)
    word_at, word_keys = _words(joined)
    places = np.concatenate([at, word_at])
    owners = (np.searchsorted(starts, places, side="right") - 1).astype(np.int32)
    order = np.argsort(owners, kind="stable")
    return owners[order], np.concatenate([keys, word_keys])[order]


@remembered(256)
def query_keys(query: str) -> Keys:
    """All terms of a query, repeated ones repeated; kept, since whoever reads the query asks for them."""
    keys = split([query])[1]
    keys.flags.writeable = False
    return keys


@remembered(256)
def query_terms(query: str) -> tuple[Keys, NDArray[np.int64]]:
    """The different terms of a query and how often it has each; kept, since every index asks for them."""
    found, counts = np.unique(query_keys(query), return_counts=True)
    found.flags.writeable = counts.flags.writeable = False
    return found, counts


def _joined(texts: Sequence[str]) -> tuple[str, NDArray[np.int64]]:
    """The texts separated by line feeds, which no term crosses, and where each begins."""
    lengths = np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts))
    return "\n".join(texts), np.concatenate([[0], np.cumsum(lengths)[:-1]]) if len(texts) else lengths


def _chinese(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], Keys]:
    """Places and keys of the characters and of the pairs."""
    chinese = ((codes >= 0x3400) & (codes <= 0x9FFF)) | ((codes >= 0x20000) & (codes <= 0x3FFFF)) | (codes == 0x3007)
    single = np.flatnonzero(chinese)
    double = np.flatnonzero(chinese[:-1] & chinese[1:])
    pairs = (codes[double] << _PAIR_SHIFT) | codes[double + 1]
    return np.concatenate([single, double]), np.concatenate([codes[single], pairs])


def _words(joined: str) -> tuple[NDArray[np.int64], Keys]:
    """Places and keys of the Latin and numeric words."""
    found = [(match.start(), match.group()) for match in _WORD.finditer(joined) if match.group() not in LITTLE_WORDS]
    known = {word: word_key(stem(word)) for word in {word for _, word in found}}
    places = np.fromiter((place for place, _ in found), dtype=np.int64, count=len(found))
    return places, np.fromiter((known[word] for _, word in found), dtype=np.int64, count=len(found))
