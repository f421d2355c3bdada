"""Records become rows: what a crawl stores of what it fetched, and what import, repair and catch-up derive again."""
