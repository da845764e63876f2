# SPDX-License-Identifier: Apache-2.0
"""The space in which pictures and sounds meet, in numbers: a dimension for each concept and two for nothing."""
from vssl import concepts

DIMENSIONS = concepts.COUNT + 2
SHARPNESS = 1.5  # of the cells' opinions: without it a thing glows far beyond its outline
SOFTNESS = 0.7  # of what is heard: a sound taken for its neighbour, a car for a train, still finds its source
