"""How well claims are read, measured against claims that people annotated. Only the command line knows this package."""
