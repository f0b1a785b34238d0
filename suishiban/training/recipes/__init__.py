"""How is each model trained? One readable script per model."""
