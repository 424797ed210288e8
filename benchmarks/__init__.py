"""How fast treve is and how much memory it takes, beside a peer doing the same job in turn with it."""
