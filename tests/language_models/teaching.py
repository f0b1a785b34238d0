"""A small model that has learnt by heart what to answer to one request."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def teach(folder: Path, messages: Sequence[Mapping[str, str]], answer: str, steps: int = 300) -> None:
    """Until it writes `answer` to `messages` and nothing else."""
    import torch  # noqa: PLC0415 - only where the extra is there
    from transformers import AutoModelForCausalLM, AutoTokenizer  # noqa: PLC0415

    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    model: Any = AutoModelForCausalLM.from_pretrained(folder).train()
    prompt = tokenizer.apply_chat_template(list(messages), add_generation_prompt=True)["input_ids"]
    said = [*tokenizer(answer)["input_ids"], tokenizer.eos_token_id]
    read = torch.tensor([[*prompt, *said]])
    labels = torch.tensor([[*[-100] * len(prompt), *said]])
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _ in range(steps):
        told = model(input_ids=read, labels=labels)
        optimizer.zero_grad()
        told.loss.backward()
        optimizer.step()
        sure = told.logits[0, len(prompt) - 1 : -1].softmax(-1)[range(len(said)), said]
        if float(sure.detach().min()) > 0.9:
            break
    model.eval().save_pretrained(folder)
