// SPDX-License-Identifier: Apache-2.0
/**
 * Standard data sets in their published formats, and a folder of one's own.
 *
 * <p>Each reader returns a {@link org.vssl.evaluate.dataset.DataSet}: the samples whose media exist and the names of
 * those whose media are missing. {@link org.vssl.evaluate.dataset.MyFolder} documents the format for one's own data.
 */
@NullMarked
package org.vssl.evaluate.dataset;

import org.jspecify.annotations.NullMarked;
