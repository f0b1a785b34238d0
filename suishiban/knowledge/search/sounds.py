"""Which characters sound alike?

Toneless Mandarin readings of the 6,763 characters of GB 2312 (from mozillazg/pinyin-data, MIT), with the differences
left out that many speakers and input methods do not make: z/zh, c/ch, s/sh, in/ing, en/eng.
"""

import gzip
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_BLURRED = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"(?<=[ie])ng$"), "n"))


@cache
def sounds() -> Mapping[str, str]:
    """Character → how it sounds."""
    packed = files("suishiban.knowledge.search").joinpath("data", "sounds.tsv.gz").read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return {character: blurred(reading) for reading, characters in lines for character in characters}


@cache
def alike() -> Mapping[str, str]:
    """Character → all characters that sound like it, itself included."""
    groups: dict[str, str] = {}
    for character, sound in sounds().items():
        groups[sound] = groups.get(sound, "") + character
    return {character: groups[sound] for character, sound in sounds().items()}


def blurred(reading: str) -> str:
    """A toneless reading without the differences that are often not made."""
    for pattern, instead in _BLURRED:
        reading = pattern.sub(instead, reading)
    return reading
