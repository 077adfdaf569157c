"""Ledningens genomgång: the yearly management review, from validated deliveries to HTML and PDF."""

__version__ = "0.1.0"
