"""What would a department's system do? A small one of our own, for demonstrations and tests; a process of its own."""
