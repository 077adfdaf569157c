"""Takes rejected rows back once they are corrected: into a new file beside the delivery, never over the old one."""
