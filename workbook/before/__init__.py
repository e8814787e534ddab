"""What the pages before an interview compute."""
