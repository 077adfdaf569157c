"""What no reader may learn of a person: hidden groups audited, finished documents and shown tables gated."""
