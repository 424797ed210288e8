"""One file per command; `treve.cli` names them all. Everything heavy is imported inside the command that needs it."""
