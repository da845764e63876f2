#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes sheet.png and page.png anew, from a scene that scene.py draws and synthesises. Takes three minutes; requires what
# ./vssl test installs. Usage: docs/pictures/make.sh
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
vssl=${VSSL:-$here/../../vssl}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT
cd "$work"

smaller() { # a palette is a third of the bytes and looks the same
  ffmpeg -v error -y -i "$1" -vf "scale=$3:-1:flags=area,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none" "$2"
}

python3 "$here/scene.py" .
gst-launch-1.0 -q filesrc location=scene.svg ! rsvgdec ! videoconvert ! imagefreeze num-buffers=230 \
  ! video/x-raw,framerate=10/1 ! videoconvert ! video/x-raw,format=I420 ! x264enc ! h264parse ! mp4mux name=m \
  ! filesink location=scene.mp4 filesrc location=scene.wav ! wavparse ! audioconvert ! avenc_aac ! aacparse ! m.
"$vssl" sheet scene.mp4 -o sheet.png
smaller sheet.png "$here/sheet.png" 1200

export VSSL_KAFKA_BOOTSTRAP=127.0.0.1:19092 VSSL_HTTP_PORT=18085
export VSSL_LINK_UNIX=$work/link/sidecar.sock VSSL_SPOOL_FOLDER=$work/spool
"$vssl" broker --port 19092 --data broker 2>broker.log &
"$vssl" sidecar 2>sidecar.log &
until curl -fs http://127.0.0.1:18085/q/health/ready >ready.json; do sleep 1; done

ffmpeg -v error -stream_loop 7 -i scene.mp4 -c copy long.mp4
# far enough apart that each shows another part of the scene
for stream in 1:studio-1 5:studio-2 3:studio-3 6:studio-4; do
  "$vssl" launch events-to-kafka IN=long.mp4 \
    PUBLISH="stream-id=${stream#*:} address=unix:$VSSL_LINK_UNIX" >"${stream#*:}.log" 2>&1 &
  sleep "${stream%:*}"
done
sleep 125
python3 "$here/screenshot.py" http://127.0.0.1:18085/ page.png 1280 500 \
  "[...document.querySelectorAll('.tile .badge')].filter(badge => badge.textContent === 'located').length === 2"
smaller page.png "$here/page.png" 1280
ls -l "$here"/*.png
