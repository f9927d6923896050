"""How right a reading is: pure functions from what was wanted and what was read to counts that add up."""
