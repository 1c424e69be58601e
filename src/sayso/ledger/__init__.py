"""The record that only grows: reports, statements, and when each was taken in or withdrawn."""
