"""Repeat a run, and say why two runs differ: `treve rerun` and `treve diff`."""
