"""Sentences with their syntax, quantities and time expressions."""
