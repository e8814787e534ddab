"""Data files and packs, read into typed values that never change."""
