"""What the pages after an interview compute."""
