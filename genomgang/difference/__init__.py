"""What differs between two reports, and why."""
