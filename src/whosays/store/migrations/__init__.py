"""The history of the tables, step by step; `store.database.migrate` brings a case up to the last one."""
