"""What follows from all statements that were known at a date: holdings, disputes, undertakings."""
