"""Offline only: how are the models made and measured? Never imported at run time."""
