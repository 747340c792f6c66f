"""A real republished report, where it is at hand. It is under copyright, so it is no part of the project."""

from pathlib import Path

import pytest

from reportedly.clean import clean
from reportedly.read import read_original
from reportedly.records import Origin, Taxonomy

REPORT = Path(__file__).parents[2] / ".." / "shared" / "reports" / "global-research-2017-07-04.md"
pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the report lies outside the repository")


def test_head() -> None:
    document = clean(read_original(REPORT))
    assert document.title == "Video: ISIS Collapsed in Eastern Aleppo"
    assert document.authors == ("South Front",)
    assert (document.outlet, document.published) == ("Global Research", "2017-07-04")
    assert document.origin == Origin("South Front", "2017-07-03", None)
    assert document.language == "en"
    assert document.taxonomy == (
        Taxonomy("Region", ("Middle East & North Africa",)),
        Taxonomy("Theme", ("Terrorism", "US NATO War Agenda")),
        Taxonomy("In-depth Report", ("SYRIA",)),
    )
    assert document.copyright == "Copyright © South Front, South Front, 2017"
    assert document.reprint is not None
    assert "grants permission to cross-post" in document.reprint
    assert document.contact == ("publications@globalresearch.ca",)


def test_passages() -> None:
    document = clean(read_original(REPORT))
    assert [passage.kind for passage in document.passages] == [
        *("headline", "byline", "dateline", "dateline", "taxonomy", "taxonomy", "taxonomy"),
        *("body",) * 6,
        *("appeal", "syndication", "copyright", "navigation", "navigation", "byline"),
        *("disclaimer", "copyright", "contact"),
    ]
