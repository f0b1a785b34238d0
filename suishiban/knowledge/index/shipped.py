"""Where does the encoder that ships lie?"""

from pathlib import Path

#: Beside the package, in the repository and in an installation from it.
ENCODER = Path(__file__).parents[3] / "models" / "encoder"
