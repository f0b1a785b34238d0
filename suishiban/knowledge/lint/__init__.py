"""What is wrong with this guide? One rule per function."""
