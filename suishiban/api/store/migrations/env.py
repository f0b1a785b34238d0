"""How does Alembic reach the database? Through the connection that `migrate` hands it."""

from alembic import context

from suishiban.api.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
