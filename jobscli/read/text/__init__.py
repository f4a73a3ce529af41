"""Characters, lines, headings and sentences of a text; nothing is interpreted here."""
