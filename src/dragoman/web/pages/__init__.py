"""The pages, one module for what belongs together; each gives its routes."""
