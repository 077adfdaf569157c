"""One safe file of figures: every nämnd's key figures as tidy data, described so that any tool reads it as it is.

What stands there is what the reports show, rounded as there; what they hide is hidden here, with the reason.
"""
