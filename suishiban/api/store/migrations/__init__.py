"""How did the tables come to be as they are? One module per change, run by Alembic."""
