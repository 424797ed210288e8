"""Where an agreement applies."""
