"""What the details of a pupil list mean, as the census and schools' own systems write them."""
