package org.vssl.protocol.record;

/** One record of a topic. */
public record EventRecord(Origin origin, Payload payload) {}
