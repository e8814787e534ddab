"""The parts about the odds, on pages 00, 01, 02, 09 and 10."""
