"""Where the rows of a run live: the Store protocol and the engines behind it."""
