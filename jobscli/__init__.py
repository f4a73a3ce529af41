"""What Chinese governments did for employment and what they reported, every figure traceable to its words."""

__version__ = "0.1.0"
