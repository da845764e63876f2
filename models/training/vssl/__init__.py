"""Training of the default model bundle: sound tagger, picture head, sound head, export."""
