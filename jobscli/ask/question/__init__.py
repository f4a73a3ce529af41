"""`ask`: a question as people type it -> one command, its answer, and what the answer says in a sentence or two."""
