"""Checks a delivery with Great Expectations, decides which nämnder are blocked, and hands rejected rows back."""
