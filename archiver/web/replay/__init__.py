"""Replay on its own origin: archived pages without their scripts, and Memento (RFC 7089)."""
