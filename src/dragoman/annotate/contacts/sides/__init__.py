"""Sides: who acts, who is a party, who was there, and who met whom."""
