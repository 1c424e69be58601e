"""Scores against the annotated corpus, and the floors that they may not fall below."""
