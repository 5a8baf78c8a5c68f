"""Charts of results, where looking beats reading: small SVGs that stretch to the width they get."""
