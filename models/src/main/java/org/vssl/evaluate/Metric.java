// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One number of many outcomes, in percent unless {@code name} says otherwise.
 *
 * @param name as tables print it
 * @param meaning one line: formula and what is good
 * @param number absent where the data cannot give it
 */
public record Metric(
        String name, String meaning, boolean isHigherBetter, Function<List<Outcome>, OptionalDouble> number) {

    /** The value for these outcomes. */
    public OptionalDouble of(List<Outcome> outcomes) {
        return outcomes.isEmpty() ? OptionalDouble.empty() : number.apply(outcomes);
    }
}
