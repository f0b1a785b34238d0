"""Does the shipped search beat its two lexical rivals, and on which sets?"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from suishiban.knowledge.index.hybrid import HybridIndex
from suishiban.training.data.retrieval_sets import RetrievalSet
from suishiban.training.evaluate.reranking import CrossEncoder, rerankers
from suishiban.training.evaluate.retrieval import Outcome, figures, measured, paired_bootstrap
from suishiban.training.evaluate.systems import HYBRID, LEXICAL, configuration, systems


def report(
    questions: RetrievalSet,
    index: HybridIndex,
    progress: Callable[[str], None] = lambda _: None,
    cross_encoder: CrossEncoder | None = None,
) -> dict[str, Any]:
    """All systems on one set, with the 95 % interval of what is gained in hits.

    `gain_hit@5`: by the hybrid over the better lexical one; `second_look_hit@1`: by each reranker over the hybrid.
    """
    outcomes: dict[str, Outcome] = {}
    second = rerankers(index, cross_encoder)
    for name, search in {**systems(index), **second}.items():
        progress(f"{questions.name}: {name}")
        outcomes[name] = measured(search, questions)
    rival = better(outcomes)
    gain = paired_bootstrap(outcomes[HYBRID].hit(5), outcomes[rival].hit(5))
    return {
        "passages": len(questions.passages),
        "context": questions.context.value,
        "trained_on": questions.trained_on,
        "systems": {name: figures(outcome).as_json() for name, outcome in outcomes.items()},
        "best_lexical": rival,
        "gain_hit@5": asdict(gain),
        "beats": gain.low > 0,
        "second_look_hit@1": {
            name: asdict(paired_bootstrap(outcomes[name].hit(1), outcomes[HYBRID].hit(1))) for name in second
        },
        "config": configuration(index),
    }


def better(outcomes: Mapping[str, Outcome]) -> str:
    """The lexical system with the more hits among five."""
    return max(LEXICAL, key=lambda name: float(outcomes[name].hit(5).mean()))
