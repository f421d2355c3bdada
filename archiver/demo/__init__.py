"""Le Courrier du lac, the built-in sample newspaper: its pages, and a server that publishes two editions of it."""
