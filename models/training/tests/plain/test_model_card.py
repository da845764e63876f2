# SPDX-License-Identifier: Apache-2.0
"""The card and the credits of the committed bundle are what the code writes. Needs nothing but Python."""
import json
import shutil
import tempfile
import unittest
from pathlib import Path

from vssl import model_card

BUNDLE = Path(__file__).parents[3] / "default"


class ModelCardTest(unittest.TestCase):

    def test_the_committed_card_and_credits_are_written_by_the_code(self):
        with tempfile.TemporaryDirectory() as folder:
            for file in ("model.json", "credits.json", *json.loads((BUNDLE / "model.json").read_text())["files"]):
                shutil.copy(BUNDLE / file, folder)
            model_card.write(Path(folder))
            for file in ("MODEL_CARD.md", "ATTRIBUTION.md"):
                with self.subTest(file):
                    self.assertEqual((Path(folder) / file).read_text(), (BUNDLE / file).read_text(),
                                     f"{file} is not what vssl/model_card.py writes; run `make card`")

    def test_the_committed_schema_is_the_one_of_the_recipe(self):
        recipe = BUNDLE.parent / "training" / "model.schema.json"
        self.assertEqual(recipe.read_text(), (BUNDLE / "model.schema.json").read_text())

    def test_the_card_begins_with_ten_numbers_and_the_limits(self):
        parts = (BUNDLE / "MODEL_CARD.md").read_text().split("\n## ")
        self.assertEqual(["In ten numbers", "What it cannot do"], [part.split("\n")[0] for part in parts[1:3]])
        self.assertEqual(10, sum(line.startswith("| ") for line in parts[1].splitlines()) - 1)

    def test_every_collection_that_was_learnt_from_is_credited(self):
        provenance = {entry["from"] for entry in json.loads((BUNDLE / "model.json").read_text())["provenance"]
                      if "recordings" in entry["what"]}
        credits = json.loads((BUNDLE / "credits.json").read_text())
        self.assertEqual(provenance, {entry["collection"] for entry in credits["sounds"]})

    def test_lines_outside_tables_are_at_most_120_characters(self):
        for file in ("MODEL_CARD.md", "ATTRIBUTION.md"):
            long = [line for line in (BUNDLE / file).read_text().splitlines()
                    if len(line) > model_card.WIDTH and not line.startswith("|") and " " in line.strip(" *")]
            self.assertEqual([], long, file)


class WilsonTest(unittest.TestCase):

    def test_known_interval(self):
        low, high = model_card.wilson(0.5, 100)
        self.assertAlmostEqual(0.4038, low, 4)
        self.assertAlmostEqual(0.5962, high, 4)

    def test_rates_of_0_and_1_stay_within_0_and_1(self):
        for trials in (1, 10, 400):
            low, high = model_card.wilson(0.0, trials)
            self.assertEqual(0.0, low)
            self.assertLess(0.0, high)
            low, high = model_card.wilson(1.0, trials)
            self.assertLess(low, 1.0)
            self.assertAlmostEqual(1.0, high)

    def test_the_interval_holds_the_rate_and_narrows_with_the_trials(self):
        few, many = model_card.wilson(0.9, 40), model_card.wilson(0.9, 400)
        self.assertTrue(few[0] < many[0] < 0.9 < many[1] < few[1])

    def test_it_mirrors(self):
        low, high = model_card.wilson(0.2, 50)
        self.assertAlmostEqual(1 - high, model_card.wilson(0.8, 50)[0])
        self.assertAlmostEqual(1 - low, model_card.wilson(0.8, 50)[1])


if __name__ == "__main__":
    unittest.main()
