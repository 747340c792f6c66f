"""The words of one language, read from `data/languages/<code>/*.yml`.

A file is a mapping with a comment header (what it is, where it is from, licence). Each stage reads the files that it
needs through `load_words`; nothing here knows what the words mean.
"""

from functools import cache
from importlib import resources

import yaml

from reportedly.errors import DataError

Words = dict[str, object]


@cache
def load_words(name: str, language: str = "en") -> Words:
    """The mapping in `data/languages/<language>/<name>.yml`; raises DataError when it is missing or no mapping."""
    return load_yaml(f"languages/{language}/{name}.yml")


def load_yaml(path: str) -> Words:
    """The mapping in the packaged data file `path`, relative to `data/`."""
    file = resources.files("reportedly") / "data" / path
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError(f"data/{path}: no such data file; reinstall the package") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        raise DataError(f"data/{path}: not valid YAML ({' '.join(str(error).split())}); mend the file") from error
    if not isinstance(content, dict):
        raise DataError(f"data/{path}: must hold a mapping at the top; mend the file")
    return content


def strings(words: Words, key: str, where: str) -> tuple[str, ...]:
    """The list of strings under `key`; raises DataError when it is anything else."""
    value = words.get(key)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"{where}: {key} must be a list of words (quote yes, no, on, off); mend the file")
    return tuple(value)


def mapping(words: Words, key: str, where: str) -> Words:
    """The mapping under `key`; raises DataError when it is anything else."""
    value = words.get(key)
    if not isinstance(value, dict):
        raise DataError(f"{where}: {key} must be a mapping; mend the file")
    return value


def word_lists(words: Words, key: str, where: str) -> dict[str, tuple[str, ...]]:
    """The mapping of word lists under `key`; raises DataError when it is anything else."""
    lists = mapping(words, key, where)
    return {name: strings(lists, name, f"{where}: {key}") for name in lists}
