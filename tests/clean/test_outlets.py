"""The known outlets."""

import pytest

from reportedly.clean import known_outlets, load_outlets
from reportedly.errors import DataError

HEAD = "# comment\nid,name,aliases,domains,country,kind,theatre\n"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Reuters", "reuters"),
        ("REUTERS", "reuters"),
        ("AFP", "afp"),
        ("Agence France-Presse", "afp"),
        ("TRTWorld", "trt-world"),
        ("The Jordan Times", "jordan-times"),
        ("al manar", "al-manar"),
        ("Syrian Observatory for Human Rights", "sohr"),
        ("ap", None),
        ("Time", None),
        ("nobody's paper", None),
        ("", None),
    ],
)
def test_by_name(name: str, outlet: str | None) -> None:
    found = known_outlets().named(name)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.reuters.com/article/x", "reuters"),
        ("www.globalresearch.ca", "global-research"),
        ("publications@globalresearch.ca", "global-research"),
        ("https://english.ahram.org.eg/News/1.aspx", "ahram-online"),
        ("https://notreuters.com", None),
        ("https://[broken", None),
        ("nonsense", None),
    ],
)
def test_by_address(address: str, outlet: str | None) -> None:
    found = known_outlets().at(address)
    assert (found.id if found else None) == outlet


def test_outlets_of_all_sides_are_known() -> None:
    outlets = known_outlets().all
    assert len(outlets) >= 120
    assert len({outlet.kind for outlet in outlets}) >= 8
    assert len({outlet.country for outlet in outlets if outlet.country}) >= 40
    assert all(
        len(code) == 2 and code.isupper() for outlet in outlets for code in (*outlet.theatre, outlet.country or "XX")
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("id,name\na,b\n", "columns must be"),
        (HEAD + "a,,,,,blog,\n", "needs an id, a name"),
        (HEAD + "a,A,,,,zine,\n", "kind out of"),
        (HEAD + "a,A,,,,blog,,x,y\n", "seven columns"),
        (HEAD + "a,Same Name,,,,blog,\nb,B,same-name,,,blog,\n", "stands for both a and b"),
        (HEAD + "a,A,,x.org,,blog,\nb,B,,x.org,,blog,\n", "stands for both a and b"),
        (HEAD + "a,A,,,,blog,\na,B,,,,blog,\n", "an id stands twice"),
    ],
)
def test_broken_files_are_named(source: str, words: str) -> None:
    with pytest.raises(DataError, match=words) as caught:
        load_outlets(source, "mine.csv")
    assert str(caught.value).startswith("mine.csv: ")
