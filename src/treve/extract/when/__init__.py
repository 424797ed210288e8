"""Times: what a text says of days, hours, lengths and zones, and when an agreement begins and ends to apply."""
