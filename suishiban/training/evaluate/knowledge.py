"""Which parts make up the knowledge, for `suishiban eval knowledge`?"""

from collections.abc import Mapping

from suishiban.training.evaluate.bars import Part

PARTS: Mapping[str, Part] = {}
