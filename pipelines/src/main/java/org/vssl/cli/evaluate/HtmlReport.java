// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vssl.cli.gst.PipelineException;
import org.vssl.evaluate.Metric;
import org.vssl.evaluate.Metrics;
import org.vssl.evaluate.Outcome;
import org.vssl.evaluate.metric.ScaledHeat;
import org.vssl.result.RawHeat;

/** One self-contained page: the table, plots of each model, its classes, its best and worst samples. No scripts. */
public final class HtmlReport {
    private static final int SHOWN = 6;
    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8884;--muted:#777}
            body{font:15px/1.5 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;font-variant-numeric:tabular-nums}
            th,td{padding:.2rem .7rem;border-bottom:1px solid var(--line);text-align:right}
            th:first-child,td:first-child{text-align:left} td span{color:var(--muted);font-size:.85em}
            .wide{overflow-x:auto} .two{display:flex;flex-wrap:wrap;gap:1rem} svg{width:520px;max-width:100%}
            svg text{font-size:11px;fill:currentColor} .axis line{stroke:currentColor;opacity:.15}
            .marker{stroke:currentColor;stroke-dasharray:4 3} figure{display:inline-block;margin:.3rem;width:224px}
            figcaption{font-size:.8em;color:var(--muted)} .bar{display:inline-block;height:.8em;background:#0072B2}
            """;

    /** Gives the map of a sample's own sound once more. */
    public interface Maps {
        RawHeat of(Outcome outcome);
    }

    private final StringBuilder page = new StringBuilder();

    private HtmlReport() {}

    /** {@code maps} belongs to the first column. */
    public static void write(Findings findings, Maps maps, Path file) {
        String page = new HtmlReport().page(findings, maps);
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new PipelineException("cannot write " + file + ": " + e, e);
        }
    }

    private String page(Findings findings, Maps maps) {
        add("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>gst-vssl evaluation</title><style>" + STYLE + "</style>");
        add("<h1>Evaluation</h1><p>" + safe(findings.headline()) + ".</p><ul>");
        findings.columns()
                .forEach(column -> add("<li>"
                        + safe("%s, threshold %.4f: %s".formatted(column.name(), column.threshold(), column.id()))
                        + "</li>"));
        add("</ul>");
        if (!findings.data().missing().isEmpty()) {
            add("<details><summary>" + findings.data().missing().size() + " samples without their media</summary><p>"
                    + safe(String.join(", ", findings.data().missing())) + "</p></details>");
        }
        table(findings);
        for (Scores column : findings.columns()) {
            add("<h2>" + safe(column.name()) + "</h2><div class=\"two\"><div><h3>Peaks</h3>" + Plots.peaks(column)
                    + "</div><div><h3>Share of the picture above the threshold for negatives (pIA)</h3>"
                    + Plots.areas(column)
                    + "</div></div>");
        }
        Scores first = findings.columns().get(0);
        classes(first);
        samples("Best", first, Comparator.comparingDouble((Outcome outcome) -> -outcome.iouThreshold()), maps);
        samples(
                "Worst",
                first,
                Comparator.comparingDouble(Outcome::iouThreshold).thenComparing(outcome -> -outcome.peak()),
                maps);
        return page.append("</html>\n").toString();
    }

    private void table(Findings findings) {
        add("<h2>Metrics</h2><p>Percent, with 95 % bootstrap intervals over scenes. A model that is not better than its"
                + " audio-blind column ignores the audio.</p><div class=\"wide\"><table><tr><th>metric</th>");
        findings.columns().forEach(column -> add("<th>" + safe(column.name()) + "</th>"));
        add("</tr>");
        for (Metric metric : Metrics.all(0)) {
            if (findings.columns().stream()
                    .anyMatch(column -> column.interval(metric).isPresent())) {
                add("<tr><td title=\"" + safe(metric.meaning()) + "\">" + safe(metric.name())
                        + (metric.isHigherBetter() ? "" : " ↓") + "</td>");
                findings.columns()
                        .forEach(column -> add("<td>"
                                + column.interval(metric)
                                        .map(found -> String.format(
                                                Locale.ROOT,
                                                "%.1f <span>%.1f–%.1f</span>",
                                                found.value(),
                                                found.low(),
                                                found.high()))
                                        .orElse("–")
                                + "</td>"));
                add("</tr>");
            }
        }
        add("</table></div>");
    }

    private void classes(Scores column) {
        Map<String, List<Outcome>> byCategory = column.outcomes().stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.sample().category(), TreeMap::new, Collectors.toList()));
        add("<h2>Classes</h2><p>" + safe(column.name())
                + ": share of samples whose heatmap maximum is on the source.</p><table>");
        byCategory.forEach((category, outcomes) -> {
            double share = 100.0 * outcomes.stream().filter(Outcome::isPointing).count() / outcomes.size();
            add(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%d</td><td>%.0f</td><td style=\"text-align:left\"><span class=\"bar\""
                            + " style=\"width:%.0fpx\"></span></td></tr>",
                    safe(category),
                    outcomes.size(),
                    share,
                    2 * share));
        });
        add("</table>");
    }

    private void samples(String title, Scores column, Comparator<Outcome> order, Maps maps) {
        add("<h2>" + title + "</h2><p>Highlighted: above the threshold. Outlined: the ground truth.</p>");
        column.outcomes().stream().sorted(order).limit(SHOWN).forEach(outcome -> {
            String url = Overlay.dataUrl(
                    DecodedMedia.image(outcome.sample().picture()),
                    outcome.sample().truth().get(),
                    ScaledHeat.of(maps.of(outcome)),
                    column.threshold());
            add("<figure><img alt=\"\" width=\"224\" height=\"224\" src=\"" + url + "\"><figcaption>"
                    + safe(String.format(
                            Locale.ROOT,
                            "%s: %s, IoU %.2f, peak %.2f",
                            outcome.sample().category(),
                            outcome.sample().scene(),
                            outcome.iouThreshold(),
                            outcome.peak()))
                    + "</figcaption></figure>");
        });
    }

    private void add(String html) {
        page.append(html);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
