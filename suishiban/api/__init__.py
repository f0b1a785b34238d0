"""The outermost layer and the only composition root."""
