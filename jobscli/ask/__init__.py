"""A question -> an answer, as plain data. What is asked of a store, and nothing of how it is shown."""
