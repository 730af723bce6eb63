"""Vocabularies that an editor can change: places, index terms, themes and agencies (`content/vocabulary/`)."""
