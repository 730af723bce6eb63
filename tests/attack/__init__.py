"""Attacks: what is promised is tried many times, by input and at moments that nobody would choose."""
