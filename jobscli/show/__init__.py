"""An answer -> text: the terminal's screens, and the formats that a machine reads. Nothing here opens a file."""
