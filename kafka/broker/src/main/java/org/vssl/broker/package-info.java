// SPDX-License-Identifier: Apache-2.0
/** A real Kafka broker in this process: {@link org.vssl.broker.Broker}. For a first run and for tests. */
@NullMarked
package org.vssl.broker;

import org.jspecify.annotations.NullMarked;
