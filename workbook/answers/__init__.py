"""What a person wrote, as values: what each answer is, how it is read, and what it is called."""
