"""What was agreed: documents, bans, duties, exceptions, watchers, withdrawals, and the truces before."""
