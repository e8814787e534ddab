"""What the `workbook` command does."""
