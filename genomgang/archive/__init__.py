"""Adopted reviews: frozen in an append-only archive, and checked against it years later without the data."""
