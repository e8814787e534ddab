"""What JupyterLab, its server and the command load for the pages, and the pages as published."""
