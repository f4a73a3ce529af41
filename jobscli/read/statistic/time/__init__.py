"""When a figure is of: temporal expressions, which of them governs it, and what scope and period follow."""
