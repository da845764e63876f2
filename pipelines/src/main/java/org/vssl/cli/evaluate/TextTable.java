// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.vssl.evaluate.Metric;
import org.vssl.evaluate.Metrics;
import org.vssl.evaluate.metric.Interval;

/** The numbers as a terminal shows them: percent with 95 % intervals. */
public final class TextTable {
    private static final int WIDTH = 24;
    private static final int NAME = 34;

    private TextTable() {}

    public static void print(Findings findings, PrintWriter out) {
        out.println(findings.headline());
        for (Scores column : findings.columns()) {
            out.printf(Locale.ROOT, "  %s, threshold %.4f: %s%n", column.name(), column.threshold(), column.id());
        }
        findings.data().missing().stream().limit(5).forEach(id -> out.println("  not found: " + id));
        out.printf("%n%-" + NAME + "s", "percent [95 % interval]");
        findings.columns().forEach(column -> out.printf("%-" + WIDTH + "s", cut(column.name())));
        out.println();
        for (Metric metric : Metrics.all(0)) {
            if (findings.columns().stream()
                    .allMatch(column -> column.interval(metric).isEmpty())) {
                continue;
            }
            out.printf("%-" + NAME + "s", metric.name() + (metric.isHigherBetter() ? "" : " (lower is better)"));
            findings.columns().forEach(column -> out.printf("%-" + WIDTH + "s", text(column.interval(metric))));
            out.println();
        }
        out.flush();
    }

    private static String cut(String name) {
        return name.length() < WIDTH ? name : name.substring(0, WIDTH - 2) + "…";
    }

    static String text(Optional<Interval> interval) {
        return interval.map(found ->
                        String.format(Locale.ROOT, "%5.1f [%.1f, %.1f]", found.value(), found.low(), found.high()))
                .orElse("    –");
    }
}
