"""Where do the models that ship lie?"""

from pathlib import Path

#: Beside the package, in the repository and in an installation from it.
MODELS = Path(__file__).parents[3] / "models"
ENCODER = MODELS / "encoder"
