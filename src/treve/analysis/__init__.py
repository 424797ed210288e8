"""The analysis of a run or of a table of counts: gathers the figures, asks each question of `analyse`, writes the answers.

The mathematics stands in `analyse`, which opens nothing; the sentences stand in `bulletin`.
"""
