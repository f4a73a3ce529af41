"""A sentence -> typed words (the lexicon, cheapest cut), and patterns over them."""
