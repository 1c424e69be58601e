"""Sources, each to a report."""
