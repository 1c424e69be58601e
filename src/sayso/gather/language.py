"""Tell the language of a text by its commonest words."""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml

from sayso.errors import KnowledgeError

READ = frozenset({"en", "fr"})
"""Languages that sayso reads; a report in another one is kept and said to be unread."""
UNDETERMINED = "und"
"""For a text in another script than Latin whose words are on no list (ISO 639-2)."""
_DEFAULT = "en"
"""For a text in Latin script too short to tell, such as a flash of six words."""
_FEW = 0.10
"""Share of listed words below which a text is in a language without a list. Of 886 annotated reports in English and
French the least has 0.17; texts in Somali, Swahili and Turkish have up to 0.07."""
_LENGTH = 20
"""Words of a text that can be told so."""
_SAMPLE = 20_000
"""Characters that are looked at; the test is settled long before."""
_WORD = re.compile(r"[^\W\d_]+")


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    text = resources.files("sayso.gather").joinpath("data/languages.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    try:
        return {str(lang): frozenset(row.split()) for lang, row in loaded["stop_words"].items()}
    except (KeyError, TypeError, AttributeError) as fault:
        raise KnowledgeError(f"gather/data/languages.yaml: stop_words: {fault!r}") from fault


@functools.cache
def language_names() -> dict[str, str]:
    """Return other codes and names of languages, each with its ISO 639-1 code."""
    text = resources.files("sayso.gather").joinpath("data/languages.yaml").read_text(encoding="utf-8")
    return {str(name): str(code) for name, code in yaml.safe_load(text)["names"].items()}


def stop_words_in(text: str) -> dict[str, int]:
    """Count, for each language that has a list, the words of a text that stand on it."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    return {lang: sum(word in listed for word in words) for lang, listed in _lists().items()}


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language whose commonest words the text holds most of.

    Args:
        text: any text; the first 20,000 characters count.

    Returns:
        One of the languages of `data/languages.yaml`, or "und" where a text of some length holds few of its words;
        without any listed word, "en" for a text in Latin script and "und" for another.
    """
    counts = stop_words_in(text)
    best = max(counts, key=lambda lang: (counts[lang], lang == _DEFAULT))
    if counts[best]:
        words = len(_WORD.findall(text[:_SAMPLE]))
        return UNDETERMINED if words >= _LENGTH and counts[best] < _FEW * words else best
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    latin = sum(char < "\u0250" for char in letters)
    return _DEFAULT if 2 * latin >= len(letters) else UNDETERMINED
