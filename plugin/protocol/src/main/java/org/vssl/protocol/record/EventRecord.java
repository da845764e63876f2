// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import org.vssl.result.Payload;

/** One record of a topic. */
public record EventRecord(Origin origin, Payload payload) {}
