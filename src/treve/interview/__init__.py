"""Asking a person for what a file of their own needs: one answer at a time, each checked as it is given."""
