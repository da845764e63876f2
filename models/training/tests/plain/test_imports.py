# SPDX-License-Identifier: Apache-2.0
"""Who may import whom. Needs nothing but Python."""
import ast
import unittest
from pathlib import Path

FOLDER = Path(__file__).parents[2]
SCRIPTS = {file.stem for file in FOLDER.glob("*.py")}
LIBRARY = {file.stem for file in (FOLDER / "vssl").glob("*.py")}


def imported(file: Path) -> set[str]:
    """Names of modules that a file imports, at its top or inside functions: "train_x", "vssl.mel"."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


class ImportsTest(unittest.TestCase):

    def test_the_library_imports_no_script(self):
        for file in sorted((FOLDER / "vssl").glob("*.py")):
            with self.subTest(file.name):
                self.assertEqual(set(), imported(file) & SCRIPTS)

    def test_no_script_imports_another(self):
        for file in sorted(FOLDER.glob("*.py")):
            with self.subTest(file.name):
                self.assertEqual(set(), imported(file) & SCRIPTS)

    def test_the_library_imports_itself_without_circles(self):
        below = {module: {name.split(".")[1] for name in imported(FOLDER / "vssl" / f"{module}.py")
                          if name.startswith("vssl.") and name.split(".")[1] in LIBRARY} for module in LIBRARY}
        while below:
            lowest = {module for module, needs in below.items() if not needs & set(below)}
            self.assertTrue(lowest, f"these import one another in a circle: {sorted(below)}")
            below = {module: needs for module, needs in below.items() if module not in lowest}

    def test_every_module_of_the_library_is_used(self):
        everyone = [*FOLDER.glob("*.py"), *(FOLDER / "vssl").glob("*.py"), *(FOLDER / "tests").glob("*/*.py")]
        used = set().union(*map(imported, everyone))
        self.assertEqual(set(), {module for module in LIBRARY - {"__init__"} if f"vssl.{module}" not in used})


if __name__ == "__main__":
    unittest.main()
