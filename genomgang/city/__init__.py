"""The city as a whole: every nämnd's key figures, what one nämnd is compared with, and the city's own review."""
