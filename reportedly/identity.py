"""Names that follow from what is on the page: nothing that a resolver concludes goes in, so a better one never changes
them.
"""

import hashlib
import json

from reportedly.records import Claim, Participant, Phrase


def document_id(text: str) -> str:
    """Return `sha256:` and the digest of a document's text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def claim_id(document: str, claim: Claim) -> str:
    """Return the first 16 hexadecimal digits of SHA-256 over the id of the document and what the claim takes from it:
    event type, trigger, roles, places, tolls, voices.
    """
    page = [
        document,
        claim.event,
        span(claim.trigger),
        [span(p) for p in claim.agents],
        [span(p) for p in claim.targets],
        [span(p) for p in claim.instruments],
        [[p.start, p.end, p.relation] for p in claim.places],
        [[c.kind, c.low, c.high, c.start, c.end] for c in claim.casualties],
        [[span(v.speaker), None if v.cue is None else span(v.cue), v.stance] for v in claim.voice],
    ]
    return hashlib.sha256(json.dumps(page, separators=(",", ":")).encode()).hexdigest()[:16]


def span(phrase: Phrase | Participant) -> list[int]:
    """Return the offsets of a phrase."""
    return [phrase.start, phrase.end]
