"""The brief: every sentence with its notes, on paper and as Markdown."""

import re

import pytest


@pytest.mark.parametrize("query", ["", "?on=2023-11-15&since=2023-11-10", "?place=Kidal&on=2023-11-15"])
def test_every_sentence_of_a_brief_leads_to_a_note_with_its_words(client, query):
    text = client.get(f"/brief{query}").text
    body, notes = text.split("<h2>Notes</h2>")
    lines = re.findall(r"<h2>[^<]*</h2>\s*<ul>(.*?)</ul>", body, re.DOTALL)
    sentences = [line for part in lines for line in re.findall(r"<li>(.*?)</li>", part, re.DOTALL)]
    assert sentences
    for sentence in sentences:
        numbers = re.findall(r'href="#(note-\d+)"', sentence)
        assert numbers
        assert all(f'<li id="{number}">“' in notes for number in numbers)


def test_the_markdown_says_the_same(client):
    text = client.get("/brief.md?place=Kidal&on=2023-11-15").text
    assert text.startswith("# Kidal, 2023\\-11\\-15")
    for line in re.findall(r"^- .*$", text, re.MULTILINE):
        assert re.search(r"(\[\d+\])+$", line), line
    assert "## Notes" in text


def test_changes_since_the_brief_before_are_told(client):
    assert "## Changes" in client.get("/brief.md?on=2023-11-15&since=2023-11-10").text
    assert "## Changes" not in client.get("/brief.md?on=2023-11-15").text
