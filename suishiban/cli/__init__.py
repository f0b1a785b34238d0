"""The suishiban command."""

import gc

# Modules, guides and indexes are a million objects that stay. With Python's own thresholds a start looks through them
# dozens of times, which costs a tenth of it, and so does every few hundred messages later.
gc.set_threshold(50_000, 20, 50)
