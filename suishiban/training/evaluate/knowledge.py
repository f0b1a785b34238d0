"""Which parts make up the knowledge, for `suishiban eval knowledge`?"""

from collections.abc import Mapping

from suishiban.training.evaluate.bars import Part
from suishiban.training.evaluate.blind import blind_bars
from suishiban.training.evaluate.found import found_bars
from suishiban.training.evaluate.imports import import_bars
from suishiban.training.evaluate.lint import lint_bars
from suishiban.training.evaluate.proof import proof_bars
from suishiban.training.evaluate.speed_bars import speed_bars

PARTS: Mapping[str, Part] = {
    "import": import_bars,
    "lint": lint_bars,
    "questions": blind_bars,
    "proof": proof_bars,
    "retrieval": found_bars,
    "search": speed_bars,
}
