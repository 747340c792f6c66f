"""How the tables of a ledger came to be, step by step; run by alembic when a ledger is opened."""
