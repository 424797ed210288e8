"""The step `count`: how many, under which counting rule; do two registers and their sums agree?"""
