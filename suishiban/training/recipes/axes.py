"""How do several tables become one short vector?

Their unit vectors are put side by side, so that the product of two such vectors is the sum of what each table thinks,
and turned onto the axes along which passages differ most (principal components, no mean taken off: the product must
stay what it was). What the last axes held was mostly noise of one table.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from suishiban.knowledge.index.encoder import TextKind
from suishiban.training.recipes.table import TermTable

#: Texts encoded at once; bounds memory.
_AT_ONCE = 2_000


def axes(tables: Sequence[TermTable], passages: Sequence[str], dim: int) -> Tensor:
    """Shape (sum of the tables' dims, dim): the axes, most telling first."""
    with torch.no_grad():
        blocks = [
            torch.cat([table(passages[start : start + _AT_ONCE], TextKind.PASSAGE) for table in tables], dim=1)
            for start in range(0, len(passages), _AT_ONCE)
        ]
        spread = sum((block.T @ block for block in blocks), torch.zeros(()))
        return torch.linalg.eigh(spread).eigenvectors.flip(1)[:, :dim].contiguous()
