"""What sayso knows of the world before it reads: places and actors."""
