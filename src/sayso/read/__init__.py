"""From a report to its statements."""
