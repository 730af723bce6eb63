"""What pages are made from, computed from the catalogue."""
