"""Does the claim checker let true sentences through and hold false ones back?

The sets are generated from the project's guides by `training.data.claims`, which does not know the checker. What is
false is false in one place only, mostly because it is true of another item, region, place or scenario.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from suishiban.assistant.response.checking.check import check
from suishiban.knowledge.build import release_of_folder
from suishiban.knowledge.library.passages import passages_of_release
from suishiban.training.data.claims import Change, Statement, false_statements, sources, true_statements
from suishiban.training.evaluate.bars import Bar, Sense, Sources

TRUE, SEED = 500, 20261126
#: The day on which the guides are read.
DAY = date(2026, 11, 1)


def proof_bars(told: Sources, progress: Callable[[str], None]) -> tuple[Bar, ...]:
    """What of the false is caught, over all and by class, and what of the true is lost."""
    true, false = statements(told)
    start = time.perf_counter()
    lost = [one for one in true if check(one.text, one.evidence, one.title) is not None]
    caught = Counter(one.change for one in false if check(one.text, one.evidence, one.title) is not None)
    each = (time.perf_counter() - start) / (len(true) + len(false))
    of = Counter(one.change for one in false)
    real = sum(one.real for one in false) / len(false)
    progress(f"proof: {1000 * each:.2f} ms a claim")
    return (
        Bar(
            "false caught",
            caught.total() / of.total(),
            0.99,
            note=f"{of.total()} of 7 kinds, {each * 1000:.2f} ms each",
        ),
        *(Bar(f"false caught: {change}", caught[change] / of[change], 0.95, note=f"{of[change]}") for change in of),
        Bar("true lost", len(lost) / len(true), 0.02, Sense.AT_MOST, f"{len(true)}, none a part of a guide"),
        Bar("false that are true elsewhere", real, 0.5, note="a real value of another item, region, place or scenario"),
    )


def statements(told: Sources) -> tuple[Sequence[Statement], Sequence[Statement]]:
    """The true and the false ones; the same at every call."""
    release = release_of_folder(told.guides)
    found = sources(release, passages_of_release(release), DAY)
    random = Random(SEED)
    true = true_statements(found, random, TRUE)
    return true, [one for one in false_statements(found, true, random) if one.change is not Change.NONE]
