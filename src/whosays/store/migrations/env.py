"""Run by Alembic: applies the steps on the connection that `store.database.migrate` hands over."""

from alembic import context

from whosays.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
