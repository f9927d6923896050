"""Makers of documents from known text, one module a family of formats."""
