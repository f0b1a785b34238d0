"""The words everything shares: commands, events, state, actions (frozen dataclasses, standard library only)."""
