"""The parts on the page: accessible controls and one module for each instrument."""
