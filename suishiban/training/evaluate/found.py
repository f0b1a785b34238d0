"""How often does the configuration that `ask` searches with find the passage, on public sets it was not trained on?

The floor is the better of two lexical systems and five points of hit@1; the aims are the project's. Half of each set is
measured elsewhere; nothing that ships was trained on any of these questions.
"""

from collections.abc import Callable, Mapping

from suishiban.knowledge.index.hybrid import hybrid_index
from suishiban.knowledge.index.onnx import load_onnx
from suishiban.knowledge.index.shipped import ENCODER
from suishiban.training.data import development_sets as sets
from suishiban.training.evaluate.bars import Bar, Sources
from suishiban.training.evaluate.report import better
from suishiban.training.evaluate.retrieval import figures, measured
from suishiban.training.evaluate.systems import HYBRID, LEXICAL, systems

#: Set → how many of its questions must find their passage among so many.
AIMS: Mapping[str, Mapping[int, float]] = {
    "policy": {1: 0.74, 5: 0.93},
    "faq": {1: 0.65, 5: 0.88},
    "statute_dev": {10: 0.68},
    "doc2dial_history": {1: 0.42, 5: 0.74},
}
_FLOOR = 0.05


def found_bars(told: Sources, progress: Callable[[str], None]) -> tuple[Bar, ...]:
    """Hits beside the floor and the aims; nothing without the development data."""
    if told.data is None:
        progress("retrieval: left out, it needs --data")
        return ()
    encoder, bars = load_onnx(ENCODER), []
    for name, aims in AIMS.items():
        questions = getattr(sets, name)(told.data)
        index = hybrid_index(questions.passages, encoder)
        searches = systems(index)
        progress(f"retrieval: {name}, {len(questions.passages)} passages")
        outcomes = {system: measured(searches[system], questions) for system in (HYBRID, *LEXICAL)}
        hits = {k: float(outcomes[HYBRID].hit(k).mean()) for k in {1, *aims}}
        rival = float(outcomes[better(outcomes)].hit(1).mean())
        note = f"{len(questions.questions)} questions, p50 {figures(outcomes[HYBRID]).p50_ms:.1f} ms"
        bars.append(Bar(f"{name} hit@1 over the better lexical", hits[1] - rival, _FLOOR, note=note))
        bars += [Bar(f"{name} hit@{k}", hits[k], aim) for k, aim in aims.items()]
    return tuple(bars)
