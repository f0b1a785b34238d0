"""What has the citizen told us, from which source, and what must be asked next?"""
