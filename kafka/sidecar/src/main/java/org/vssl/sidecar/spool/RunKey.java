// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

/** One life of one element. */
public record RunKey(String stream, String run) {}
