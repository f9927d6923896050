"""Counting in English text: numbers in words, the words that bound them, the nouns they count."""
