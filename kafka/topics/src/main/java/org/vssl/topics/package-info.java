// SPDX-License-Identifier: Apache-2.0
/**
 * Shared by the programs that write to our topics.
 *
 * <p>Read in this order: {@link org.vssl.topics.ValueFormat} is how a value is written, {@link
 * org.vssl.topics.CloudEvent} the headers beside it, {@link org.vssl.topics.SummaryTopics} where summaries of many
 * frames go; {@link org.vssl.topics.TopicCheck} creates topics, {@link org.vssl.topics.ClientProperties} says how
 * brokers are reached.
 */
@NullMarked
package org.vssl.topics;

import org.jspecify.annotations.NullMarked;
