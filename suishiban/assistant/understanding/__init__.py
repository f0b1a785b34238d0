"""What did the citizen mean? Utterance to commands, one module per engine."""
