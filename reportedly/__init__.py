"""Reportedly reads reports of armed conflict into a ledger of claims, each tied to its characters and its speaker."""

__version__ = "0.1.0"
