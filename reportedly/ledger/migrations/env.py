"""Run by alembic: bring the ledger of the given connection up to date inside its open transaction."""

from alembic import context

from reportedly.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
