"""A new year's folder for an organisation: `genomgang ny`."""
