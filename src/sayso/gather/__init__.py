"""Sources, each to a report."""

from sayso.gather.layout import Paragraph, Role, paragraph_roles
from sayso.gather.sources import read_source, read_sources

__all__ = ["Paragraph", "Role", "paragraph_roles", "read_source", "read_sources"]
