"""What must be written beside a model that was taught to word answers?

What the recipe knows stands there; what only its owner knows is to be filled in before the model is given to anybody.
"""

_CARD = """# {base}, taught to word answers of Suishiban

Words answers of a public service desk from the passages it is shown, Chinese and English.
[fill in: name, version, owner]

## Licence
That of the base model `{base}`: [fill in: licence, and whether it allows what was made of it to be given on].

## What it is
`{base}` with LoRA matrices of rank {rank} on all its linear layers, folded in. A folder for `LLM_PATH`, or for any
server with the OpenAI API (`LLM_URL`).

## Trained on
{examples} examples (`suishiban/training/recipes/grounded.py`): questions made from the guides in [fill in: folder and
release]; request and passages as the service sends them; as the answer, the sentences that the assistant composes
without a model. Some are not answered by their passages, and say so. No citizen's words, no golden question, no
dialogue file.

    suishiban train generator --model {base} --guides [fill in] --out [fill in]

## Measured
[fill in: share of its sentences that the check lets through, on questions it was not taught; seconds of an answer, and
the machine]

## Limits
It states what its passages state, or it is wrong: the service checks every sentence against them and leaves out what
they do not support. It decides nothing, and it is not to be used without that check.
"""


def model_card(base: str, examples: int, rank: int) -> str:
    """The card, in Markdown, with `[fill in: …]` where its owner must write."""
    return _CARD.format(base=base, examples=f"{examples:,}", rank=rank)
