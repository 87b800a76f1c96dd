"""An analysis shown: one module a format, found by the reports' registry."""
