"""Fits the learned detector to articles whose attributions are marked; needs the ``train`` extra."""
