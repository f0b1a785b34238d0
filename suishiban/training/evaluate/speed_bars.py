"""Is a search fast enough, and does it find what an exact one finds, at the two sizes that are promised?"""

from collections.abc import Callable

from suishiban.knowledge.index.onnx import load_onnx
from suishiban.knowledge.index.shipped import ENCODER
from suishiban.training.evaluate.bars import Bar, Sense, Sources
from suishiban.training.evaluate.search_speed import search_speed

#: Passages → milliseconds at p99. A guide as it holds in one region has 49 passages in the sample library.
SIZES = {492_000: 10.0, 1_000_000: 30.0}
_QUERIES = 300


def speed_bars(told: Sources, progress: Callable[[str], None]) -> tuple[Bar, ...]:
    """p99 and recall unfiltered and under region filters; takes ten minutes and 16 GB."""
    encoder, bars = load_onnx(ENCODER), []
    for size, most in SIZES.items():
        found = search_speed(told.guides, encoder, size, _QUERIES, progress)
        for one in found.speeds:
            named = f"{size} passages, {one.kept:.1%} kept"
            peers = f"p50 {one.p50_ms:.1f} ms; faiss alone {one.faiss_ms:.1f}, words alone {one.words_ms:.1f}"
            bars.append(Bar(f"p99 ms: {named}", one.p99_ms, most, Sense.AT_MOST, peers))
            bars.append(Bar(f"recall@10: {named}", one.recall, 0.95))
        built = f"built in {found.build_seconds:.0f} s"
        bars.append(Bar(f"index MB: {size} passages", found.index_mb, 2_000, Sense.AT_MOST, built))
    return tuple(bars)
