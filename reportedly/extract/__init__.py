"""From sentences to drafts of claims, and from drafts to characters."""
