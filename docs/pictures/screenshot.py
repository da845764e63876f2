# SPDX-License-Identifier: Apache-2.0
"""Takes a picture of a live page, which never finishes loading, once an expression is true in it.

Usage: screenshot.py URL OUT.png WIDTH HEIGHT EXPRESSION
"""

import base64
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time


class Browser:
    """Chromium without a window, spoken to over a pair of pipes; killed after a minute."""

    def __init__(self, profile: str):
        read, self.to = os.pipe()
        self.back, write = os.pipe()
        # Chromium reads from descriptor 3 and writes to 4
        command = ("exec 3<&$0 4>&$1; exec timeout -s KILL 60 chromium --headless --no-sandbox --disable-gpu "
                   "--disable-dev-shm-usage --no-first-run --hide-scrollbars --remote-debugging-pipe "
                   "--user-data-dir=\"$2\" 2>\"$2/log\"")
        self.process = subprocess.Popen(["bash", "-c", command, str(read), str(write), profile],
                                        pass_fds=(read, write))
        os.close(read)
        os.close(write)
        self.ids = itertools.count(1)
        self.unread = b""

    def call(self, method: str, session: str = "", **parameters) -> dict:
        message = {"id": next(self.ids), "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == message["id"]:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def next(self) -> dict:
        while b"\0" not in self.unread:
            received = os.read(self.back, 1 << 20)
            if not received:
                raise SystemExit("chromium ended")
            self.unread += received
        message, self.unread = self.unread.split(b"\0", 1)
        return json.loads(message)


def main() -> None:
    url, out, width, height, expression = sys.argv[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        target = browser.call("Target.createTarget", url=url)["targetId"]
        session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.call("Emulation.setDeviceMetricsOverride", session, width=int(width), height=int(height),
                     deviceScaleFactor=1, mobile=False)
        browser.call("Emulation.setEmulatedMedia", session,
                     features=[{"name": "prefers-color-scheme", "value": "dark"}])
        while not browser.call("Runtime.evaluate", session, expression=expression)["result"].get("value"):
            time.sleep(0.2)
        pathlib.Path(out).write_bytes(base64.b64decode(browser.call("Page.captureScreenshot", session)["data"]))
        browser.call("Browser.close")
        browser.process.wait()


if __name__ == "__main__":
    main()
