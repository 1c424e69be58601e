"""The codebook: kinds, modalities, actor types, place kinds, what is counted, and crosswalks to other vocabularies."""

from sayso.codebook.loader import Codebook, Kind, codebook

__all__ = ["Codebook", "Kind", "codebook"]
