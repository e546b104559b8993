"""How fast PlanBrief reads, as ratios that mean the same on every machine. Nothing here asserts a time."""
