"""Does a whole dialogue come out right? Plays dialogue files against the service."""
