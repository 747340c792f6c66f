"""Reports for people and programs: the terminal, one page, and JSON."""
