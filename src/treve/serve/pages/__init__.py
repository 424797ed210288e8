"""The pages: what people see in a browser. A page asks the casebook as the API does, and shows nothing that the API would not.

Each module has a `router`. `sections.py` says which pages stand in the menu and for whom; `desk.py` is what every page is given.
"""
