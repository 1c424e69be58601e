"""Countries: names and adjectives in English and French."""

from sayso.know.countries.loader import Country, country_by_demonym, country_by_iso, country_by_name

__all__ = ["Country", "country_by_demonym", "country_by_iso", "country_by_name"]
