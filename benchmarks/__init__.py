"""How fast and how small: the workbook beside its peers in one run, as ratios. README.md explains each figure."""
