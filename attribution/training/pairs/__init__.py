"""Fits the pair model: whether two claims agree, contradict one another, or neither."""
