"""Does a command that trains say what it lacks?"""

import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from suishiban.cli.main import app


@pytest.mark.parametrize("command", ["generator", "encoder", "understanding", "reranker"])
def test_without_torch_it_names_the_extra_and_what_installs_it(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for loaded in [name for name in sys.modules if name.startswith("suishiban.training.recipes")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, "torch", None)
    given = {
        "generator": ["--model", str(tmp_path)],
        "encoder": ["--data", str(tmp_path)],
        "understanding": [],
        "reranker": ["--data", str(tmp_path), "--base", "none"],
    }
    told = CliRunner().invoke(app, ["train", command, *given[command], "--out", str(tmp_path / "out")])
    assert told.exit_code == 1
    # Where none of the extra is there, another library may be the first that is missed.
    assert re.match("(torch|onnx) is not installed; right: the extra `train`: `make .venv/.train`", told.stderr)
    assert not (tmp_path / "out").exists()
