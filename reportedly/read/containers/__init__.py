"""Readers of files that hold documents in another form than text: each a function from a source to its documents."""
