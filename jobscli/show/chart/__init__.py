"""An answer as a picture: its figures as bars or curves with their bounds, its caveats and sources under it."""
