"""The vocabulary of WhoSays as frozen records. Imports nothing of ours."""
