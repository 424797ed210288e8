"""How a casebook comes to its present form, from every earlier one."""
