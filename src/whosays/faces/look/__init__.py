"""The look that every HTML face shares: tokens, glyphs, graphics drawn as data, page templates. Not a face."""
