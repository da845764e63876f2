// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import java.util.HashSet;
import java.util.List;
import org.vssl.evaluate.Sample;

/**
 * What there is to measure on.
 *
 * @param missing ids of annotated samples whose picture or sound was not found
 */
public record DataSet(String name, List<Sample> samples, List<String> missing) {
    public DataSet {
        samples = List.copyOf(samples);
        missing = List.copyOf(missing);
        var ids = new HashSet<String>();
        samples.forEach(sample -> {
            if (!ids.add(sample.id())) {
                throw new DataSetException("two samples have the id " + sample.id() + "; expected unique ids");
            }
        });
    }
}
