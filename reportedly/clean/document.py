"""From an original to a document: its labelled passages and its head."""

from reportedly.clean.language import language_of
from reportedly.clean.notices import contact_of, copyright_of, reprint_of, taxonomy_of
from reportedly.clean.passages import label_stretches, passages_of
from reportedly.clean.provenance import provenance_of
from reportedly.identity import document_id
from reportedly.records import Document, Original


def clean(original: Original) -> Document:
    """Label every block of an original and read its head.

    Each block lies in at least one passage. Quotes nest in body passages and hold their quotation marks. The document's
    text is the original's, unchanged.
    """
    text = original.text
    stretches = label_stretches(original)
    provenance = provenance_of(original, stretches)
    # Furniture may be in another language than the report it stands around.
    body = " ".join(text[one.start : one.end] for one in stretches if one.kind in ("body", "headline"))
    return Document(
        id=document_id(text),
        path=original.path,
        url=provenance.url,
        title=provenance.title,
        authors=provenance.authors,
        outlet=provenance.outlet,
        published=provenance.published,
        origin=provenance.origin,
        language=language_of(body or text, original.declared.language),
        taxonomy=taxonomy_of(original, stretches),
        copyright=copyright_of(text, stretches),
        reprint=reprint_of(text, stretches),
        contact=contact_of(text, stretches),
        text=text,
        passages=passages_of(original, stretches),
        provenance=original.provenance,
    )
