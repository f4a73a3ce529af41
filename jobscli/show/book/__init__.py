"""An answer as a document to hand on: sheets of typed cells, and the formats that show them."""
