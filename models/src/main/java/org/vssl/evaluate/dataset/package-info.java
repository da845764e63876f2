/**
 * The field's data sets in their published formats, and a person's own folder.
 *
 * <p>Each reader gives a {@link org.vssl.evaluate.dataset.DataSet}: the samples whose media are there and the names of
 * those whose media are not. {@link org.vssl.evaluate.dataset.MyFolder} documents the format for one's own data.
 */
@NullMarked
package org.vssl.evaluate.dataset;

import org.jspecify.annotations.NullMarked;
