"""Reading annotated place names. The articles are our own."""

from pathlib import Path

import pytest

from bench.toponym_corpora import Gold, read_gwn, read_lgl

LGL = """<?xml version="1.0" encoding="utf-8"?>
<articles>
  <article docid="1">
    <text><![CDATA[Fire in Aleppo. Smoke over Nowhere Creek.]]></text>
    <toponyms>
      <toponym><start>27</start><end>40</end><phrase>Nowhere Creek</phrase></toponym>
      <toponym><start>8</start><end>14</end><phrase>Aleppo</phrase>
        <gaztag geonameid="170063"><fcode>PPLA</fcode><lat>36.2</lat><lon>37.16</lon></gaztag></toponym>
      <toponym><start>1</start><end>6</end><phrase>Elsewhere</phrase></toponym>
    </toponyms>
  </article>
</articles>
"""
GWN = """<?xml version="1.0"?>
<articles>
  <article file="0">
    <text>Homs burned, Syrian news said, and the village too.</text>
    <toponyms>
      <toponym><extractedName>Homs</extractedName><type>Literal</type><start>0</start><end>4</end>
        <latitude>34.73</latitude><longitude>36.71</longitude><geonamesID>169577</geonamesID></toponym>
      <toponym><extractedName>Syrian</extractedName><type>Non_Literal_Modifier</type><start>13</start><end>19</end>
        <latitude>35.0</latitude><longitude>38.0</longitude><geonamesID>163843</geonamesID></toponym>
      <toponym><extractedName>the village</extractedName><type>Literal_Expression</type><start>35</start><end>46</end>
      </toponym>
    </toponyms>
  </article>
</articles>
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "corpus.xml"
    file.write_text(text, encoding="utf-8")
    return file


def test_names_of_lgl_stand_in_order_and_fit_the_text(tmp_path: Path) -> None:
    (article,) = read_lgl(write(tmp_path, LGL))
    assert article.names == (
        Gold(8, 14, "Aleppo", 170063, 36.2, 37.16, "literal", "PPLA"),
        Gold(27, 40, "Nowhere Creek", None, 0.0, 0.0, "literal", ""),
    )


def test_gwn_tells_uses_apart_and_leaves_descriptions_out(tmp_path: Path) -> None:
    (article,) = read_gwn(write(tmp_path, GWN))
    assert [(name.text, name.id, name.use) for name in article.names] == [
        ("Homs", 169577, "literal"),
        ("Syrian", 163843, "associative"),
    ]


def test_entities_are_not_read_from_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Palmyra", encoding="utf-8")
    declared = f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    text = "<articles><article><text>&s;</text></article></articles>"
    (article,) = read_lgl(write(tmp_path, declared + text))
    assert "Palmyra" not in article.text


def test_what_is_no_xml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError):
        read_gwn(write(tmp_path, "<articles>"))
