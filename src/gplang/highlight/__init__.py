"""How plans are coloured: one description, and what is made of it for editors and for Pygments."""
