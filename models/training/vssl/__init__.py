# SPDX-License-Identifier: Apache-2.0
"""Training of the default model bundle: sound tagger, picture head, sound head, export."""
