"""What is done next? State, commands and evidence to events and actions; pure."""
