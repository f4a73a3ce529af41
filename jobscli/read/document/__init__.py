"""What a document says of itself and of its sections: title, year, region, outline, and the context of each section."""
