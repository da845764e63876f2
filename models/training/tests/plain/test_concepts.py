# SPDX-License-Identifier: Apache-2.0
"""The table of concepts. Needs nothing but Python."""
import json
import unittest
from collections import Counter
from pathlib import Path

from vssl import concepts

BUNDLE = Path(__file__).parents[3] / "default"


class ConceptsTest(unittest.TestCase):

    def test_numbers_are_read_as_ranges_and_singles(self):
        self.assertEqual((1, 2, 3, 7), concepts.numbers("1-3,7"))
        self.assertEqual((), concepts.numbers(""))

    def test_the_committed_bundle_has_these_labels(self):
        labels = json.loads((BUNDLE / "model.json").read_text())["labels"]
        self.assertEqual(labels, [concept.name for concept in concepts.CONCEPTS])

    def test_every_concept_can_be_heard_and_seen(self):
        for concept in concepts.CONCEPTS:
            with self.subTest(concept.name):
                self.assertTrue(concept.tags)
                self.assertTrue(concept.classes or concept.kinds)
                self.assertTrue(all(0 <= tag < 527 for tag in concept.tags))
                self.assertTrue(all(0 <= number < 1000 for number in concept.classes))

    def test_names_and_kinds_of_pictures_belong_to_one_concept_each(self):
        kinds = Counter(kind for concept in concepts.CONCEPTS for kind in concept.kinds)
        self.assertEqual([], [kind for kind, count in kinds.items() if count > 1])
        self.assertEqual(concepts.COUNT, len({concept.name for concept in concepts.CONCEPTS}))

    def test_concepts_that_share_a_tag_are_not_apart(self):
        names = [concept.name for concept in concepts.CONCEPTS]
        self.assertFalse(concepts.apart(names.index("dog"), names.index("wolf")))
        self.assertFalse(concepts.apart(names.index("dog"), names.index("dog")))
        self.assertTrue(concepts.apart(names.index("dog"), names.index("violin")))


if __name__ == "__main__":
    unittest.main()
