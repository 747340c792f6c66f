"""Training of the tagger: from annotated articles to the weights that ship. Needs torch, which the program does not."""
