"""From an attribution's content to claims: one proposition each, cut from the text by offsets."""
