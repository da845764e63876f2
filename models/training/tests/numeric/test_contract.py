# SPDX-License-Identifier: Apache-2.0
import json
import shutil
from pathlib import Path

import numpy as np

from vssl import contract

BUNDLE = Path(__file__).parents[3] / "default"


def test_the_committed_model_json_is_written_by_the_code(tmp_path):
    values = json.loads((BUNDLE / "model.json").read_text())
    for file in values["files"]:
        shutil.copy(BUNDLE / file, tmp_path)
    contract.write(tmp_path, values["threshold"]["value"], values["noise"]["event_threshold"],
                   np.array(list(values["doubt"]["factors"].values())), values["metrics"], values["provenance"])
    assert (tmp_path / "model.json").read_text() == (BUNDLE / "model.json").read_text()
