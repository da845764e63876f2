#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints a live caption for every change of what a stream hears."""

import argparse
import json

from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, Consumer, KafkaException, TopicPartition

WITHOUT_A_PLACE = {
    "offscreen": "sound from outside the picture",
    "noise": "noise",
    "silence": "silence",
    "warming": "listening",
    "no-audio": "no sound track",
}


def side(x):
    """Where a place is, 0..1 from the left edge of the picture."""
    if x < 1 / 3:
        return "on the left"
    return "in the middle" if x <= 2 / 3 else "on the right"


def caption(change):
    """What a change of state says to a person."""
    places = {}
    for source in change["sources"]:
        label = source.get("label", "unknown")
        places.setdefault(side(source["peak_x"]), []).append("something" if label == "unknown" else label)
    if change["state"] == "located":
        text = "sound " + ", ".join(
            f"{place}: {' and '.join(dict.fromkeys(labels))}" for place, labels in places.items()
        )
    else:
        text = WITHOUT_A_PLACE[change["state"]]
    if change["state"] in ("located", "offscreen", "noise"):
        text += f" ({change['loudness']:.1f} LUFS)"
    return f"{change['stream']}: {text}"


def records(consumer, topic, from_beginning, until_end):
    """Records as they come; without end unless until_end."""
    found = consumer.list_topics(topic, timeout=10).topics[topic]
    if found.error:
        raise KafkaException(found.error)
    start = OFFSET_BEGINNING if from_beginning else OFFSET_END
    partitions = [TopicPartition(topic, number, start) for number in found.partitions]
    waited_for = {one.partition for one in partitions} if until_end else {-1}
    consumer.assign(partitions)
    while waited_for:
        record = consumer.poll(1)
        if record is None:
            continue
        if record.error() is None:
            yield record.value()
        elif record.error().name() == "_PARTITION_EOF":
            waited_for.discard(record.partition())
        else:
            raise KafkaException(record.error())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bootstrap", default="127.0.0.1:9092", metavar="HOST:PORT", help="bootstrap broker")
    parser.add_argument("--topic", default="vssl.events", help="topic with changes of verdict")
    parser.add_argument("--stream", metavar="ID", help="print only this stream")
    parser.add_argument("--from-beginning", action="store_true", help="start with the oldest records")
    parser.add_argument("--until-end", action="store_true", help="stop at the current end of the topic")
    options = parser.parse_args()
    consumer = Consumer({
        "bootstrap.servers": options.bootstrap,
        "group.id": "captions",
        "enable.auto.commit": False,
        "enable.partition.eof": True,
        "isolation.level": "read_committed",
    })
    try:
        for value in records(consumer, options.topic, options.from_beginning, options.until_end):
            change = json.loads(value)
            if options.stream in (None, change["stream"]):
                print(caption(change), flush=True)
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
