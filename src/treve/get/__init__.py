"""Fetch data that is not ours to ship from its producer: resumable, verified, with its origin noted beside it.

The network is touched here and nowhere else. Access tokens are arguments; they are neither printed nor stored.
"""
