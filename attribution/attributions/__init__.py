"""Attribution relations on a Doc: source, cue and content, by rule detectors."""
