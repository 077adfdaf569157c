"""Measures what the pipeline costs in time and memory."""
