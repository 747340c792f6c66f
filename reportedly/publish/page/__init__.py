"""One self-contained page: each report's text with its claims marked, the claims beside it, and a map of their places.

The page loads nothing and sends nothing; its Content-Security-Policy allows the style and the script inside it, by
hash, and nothing else. Without the script, links lead from a claim to its words and back.
"""

from reportedly.publish.page.frame import page

__all__ = ["page"]
