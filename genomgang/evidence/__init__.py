"""The evidence of a report: its words and figures as data, its origin, and both as files attached to the PDF."""
