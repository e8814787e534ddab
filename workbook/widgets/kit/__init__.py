"""What the parts of every page are made of."""
