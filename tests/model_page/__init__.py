"""What stands between the marks of docs/model.md, one module for a few sections."""
