"""How good is it? Retrieval, routing, slots, proof."""
