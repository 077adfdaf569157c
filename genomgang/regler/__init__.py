"""Rules and words that people change without touching code: one YAML file each, and the small module that reads it."""
