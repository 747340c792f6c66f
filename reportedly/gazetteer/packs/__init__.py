"""Gazetteer packs: one SQLite file for a country, with every village that a public gazetteer knows.

Packs are made at the user's side, from a file at hand or a download (`reportedly gazetteer add`), and lie in a folder
of the user's. They only say where a name lies: what is read as a claim never depends on them.
"""
