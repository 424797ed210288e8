"""Calibration of the effect of a truce on simulated series: does a 95 % interval hold the truth, and does the ladder cry wolf?"""
