// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code gst-inspect-1.0} reports of an element, in Markdown that is the same with every GStreamer. */
final class ElementReference {
    private static final Pattern PARENT = Pattern.compile("\\+----(\\w+)\n +\\+----\\w+\n\n");
    private static final Pattern TEMPLATE = Pattern.compile(
            "^  (SINK|SRC) template: '(\\w+)'\n    Availability: (.+)\n    Capabilities:\n((?: {6}.+\n)+)",
            Pattern.MULTILINE);
    private static final Pattern PROPERTY = Pattern.compile(
            "^  ([\\w-]+) *: (.+)\n {24}flags: (.+)\n {24}(.+)\n((?: {26,}\\(.+\n)*)", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile(
            "(Unsigned Integer64|Unsigned Integer|Integer|Double|Fraction)\\. Range: +(\\S+) - +(\\S+) Default: +(\\S+).*");
    private static final Pattern OTHER = Pattern.compile("(Boolean|String)\\. Default: +(\\S+).*");
    private static final Pattern ENUM = Pattern.compile("(Enum) \"\\w+\" Default: \\d+, \"(\\S+)\".*");
    private static final Pattern VALUE = Pattern.compile("\\(\\d+\\): (\\S+) +- (.+)");

    private static final Set<String> LIMITS_OF_TYPES = Set.of("2147483647", "18446744073709551615");
    /** More formats than this are GStreamer's list of all formats, which grows. */
    private static final int SOME_FORMATS = 25;

    private final String element;
    private final String facts;

    private ElementReference(String element, String facts) {
        this.element = element;
        this.facts = facts;
    }

    static ElementReference of(Path folder, String element) {
        return new ElementReference(element, inspect(folder, element));
    }

    /** The elements of the built plugin. */
    static List<String> elements(Path folder) {
        String plugin = inspect(
                folder, Command.inRepository("plugin/target/vssl/libgstvssl.so").toString());
        return Pattern.compile("^  (\\w+): ", Pattern.MULTILINE)
                .matcher(plugin)
                .results()
                .map(feature -> feature.group(1))
                .toList();
    }

    String markdown() {
        return "%s Parent class: `%s`.\n\n%s\n%s"
                .formatted(line("Description") + ".", parent(), templates(), properties());
    }

    private String templates() {
        return TEMPLATE.matcher(facts)
                .results()
                .map(template -> "| `%s` | %s | %s | `%s` |\n"
                        .formatted(
                                template.group(2),
                                template.group(1).toLowerCase(Locale.ROOT),
                                template.group(3).toLowerCase(Locale.ROOT),
                                caps(template.group(4))))
                .sorted()
                .collect(Collectors.joining("", "| pad | direction | availability | caps |\n|---|---|---|---|\n", ""));
    }

    /** Without fields that may have any value, and without types, which newer versions print behind a value. */
    private static String caps(String lines) {
        var caps = new ArrayList<String>();
        for (String line : lines.strip().split("\n", -1)) {
            String field = line.strip()
                    .replaceAll("\\(\\w+\\)(?=\\w)| \\(\\w+\\)$", "")
                    .replace("{ ", "{")
                    .replace(" }", "}");
            boolean isOpen = field.contains("2147483647") || field.split(",", -1).length > SOME_FORMATS;
            if (!isOpen) {
                caps.add(field.replace("[ ", "[").replace(" ]", "]").replace(": ", "="));
            }
        }
        return String.join(", ", caps);
    }

    private String properties() {
        List<MatchResult> found = PROPERTY.matcher(facts).results().toList();
        if (found.size() != facts.split("\n {24}flags: ", -1).length - 1) {
            throw new AssertionError("properties of %s that are not read here:\n%s".formatted(element, facts));
        }
        String rows = found.stream()
                .filter(property -> !isInherited(property.group(1)))
                .map(this::row)
                .collect(Collectors.joining());
        return rows.isEmpty()
                ? "No properties of its own.\n"
                : "| property | type | default | changeable | description |\n|---|---|---|---|---|\n" + rows;
    }

    private boolean isInherited(String property) {
        return property.equals("name")
                || property.equals("parent")
                || (property.equals("qos") && !parent().equals("GstElement"));
    }

    private String row(MatchResult property) {
        String values = VALUE.matcher(property.group(5))
                .results()
                .map(value -> "<br>`%s`: %s".formatted(value.group(1), value.group(2)))
                .collect(Collectors.joining());
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        property.group(1),
                        type(property.group(4)),
                        changeable(property.group(3)),
                        (property.group(2) + values).replace("|", "\\|"));
    }

    /** Two cells: the type with its range, and the default. */
    private String type(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            String range = LIMITS_OF_TYPES.contains(number.group(3))
                    ? number.group(2) + " or more"
                    : number.group(2) + " to " + number.group(3);
            return "%s, %s | %s".formatted(number.group(1).toLowerCase(Locale.ROOT), range, number.group(4));
        }
        for (Pattern pattern : List.of(OTHER, ENUM)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                String value = matcher.group(2).replace("\"", "");
                return "%s | %s"
                        .formatted(matcher.group(1).toLowerCase(Locale.ROOT), value.equals("null") ? "unset" : value);
            }
        }
        throw new AssertionError("a type of a property of %s is unknown here: %s".formatted(element, text));
    }

    private static String changeable(String flags) {
        if (!flags.contains("writable")) {
            return "read only";
        }
        String when = flags.contains("PLAYING") ? "always" : "in NULL, READY";
        return when
                + (flags.contains("controllable") ? ", controllable" : "")
                + (flags.contains("readable") ? "" : ", write only");
    }

    private String parent() {
        return find(PARENT);
    }

    private String line(String name) {
        return find(Pattern.compile("^  " + name + " +(.+)$", Pattern.MULTILINE));
    }

    private String find(Pattern pattern) {
        Matcher matcher = pattern.matcher(facts);
        if (!matcher.find()) {
            throw new AssertionError("gst-inspect-1.0 %s: expected %s, found\n%s".formatted(element, pattern, facts));
        }
        return matcher.group(1);
    }

    private static String inspect(Path folder, String what) {
        Command inspect = Command.of(folder, "env", "LC_ALL=C.UTF-8", "gst-inspect-1.0", what);
        if (inspect.status() != 0) {
            throw new AssertionError("gst-inspect-1.0 %s: %s".formatted(what, inspect.err()));
        }
        return String.join("\n", inspect.out()) + "\n";
    }
}
