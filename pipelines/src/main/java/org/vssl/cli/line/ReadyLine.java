// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A launch line in a file, documented by a comment.
 *
 * <p>The comment holds a description, a line {@code # NAME  meaning} for each variable, and {@code # Example: NAME=value}.
 * In the launch line {@code ${NAME}} must be given and {@code ${NAME:-value}} has a default; a line that begins with
 * {@code [sound]} is left out where the input has no sound.
 *
 * @param example values as they are typed
 * @param text the launch line as it stands in the file
 */
public record ReadyLine(String name, String description, List<Variable> variables, String example, List<String> text) {
    private static final Pattern MEANING = Pattern.compile("# ([A-Z_]+)  +(.+)");
    private static final Pattern EXAMPLE = Pattern.compile("# Example: (.+)");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*))?}");
    private static final Pattern ENDING = Pattern.compile("ending in (\\.\\w+)");
    private static final String SOUND = "[sound]";

    public ReadyLine {
        variables = List.copyOf(variables);
        text = List.copyOf(text);
    }

    /** From the lines of a file; rejects one whose comment does not document every variable. */
    public static ReadyLine of(String name, List<String> lines) {
        var meanings = new LinkedHashMap<String, String>();
        var description = new ArrayList<String>();
        String example = "";
        for (String line : lines) {
            Matcher meaning = MEANING.matcher(line);
            Matcher shown = EXAMPLE.matcher(line);
            if (meaning.matches()) {
                meanings.put(meaning.group(1), meaning.group(2));
            } else if (shown.matches()) {
                example = shown.group(1);
            } else if (line.startsWith("# ")) {
                description.add(line.substring(2));
            }
        }
        List<String> text = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        return new ReadyLine(name, String.join(" ", description), variables(name, meanings, text), example, text);
    }

    private static List<Variable> variables(String name, Map<String, String> meanings, List<String> text) {
        var fallbacks = new LinkedHashMap<String, Optional<String>>();
        for (MatchResult place : PLACE.matcher(String.join(" ", text)).results().toList()) {
            fallbacks.merge(
                    place.group(1), Optional.ofNullable(place.group(2)), (first, second) -> first.or(() -> second));
        }
        if (!fallbacks.keySet().equals(meanings.keySet())) {
            throw new IllegalArgumentException("the comment of the ready line %s documents %s; expected %s"
                    .formatted(name, meanings.keySet(), fallbacks.keySet()));
        }
        var variables = new ArrayList<Variable>();
        meanings.forEach((variable, meaning) ->
                variables.add(new Variable(variable, meaning, fallbacks.getOrDefault(variable, Optional.empty()))));
        return variables;
    }

    public boolean has(String variable) {
        return variables.stream().anyMatch(known -> known.name().equals(variable));
    }

    /** What the name of a file must end in, where the meaning says {@code ending in .x}. */
    public String[] endings(String variable) {
        return variables.stream()
                .filter(known -> known.name().equals(variable))
                .flatMap(known -> ENDING.matcher(known.meaning()).results())
                .map(ending -> ending.group(1))
                .toArray(String[]::new);
    }

    /** Rejects unknown and missing values. */
    public void check(Map<String, String> values) {
        List<String> missing = variables.stream()
                .filter(variable -> variable.fallback().isEmpty())
                .map(Variable::name)
                .filter(needed -> !values.containsKey(needed))
                .toList();
        List<String> unknown =
                values.keySet().stream().filter(given -> !has(given)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s has no variable %s; expected %s"
                    .formatted(
                            name,
                            String.join(", ", unknown),
                            variables.stream().map(Variable::name).collect(Collectors.joining(", "))));
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s requires a value for %s".formatted(name, String.join(", ", missing)));
        }
    }

    /** The launch line with all values filled in. */
    public String filled(Map<String, String> values, boolean hasSound) {
        String open = text.stream()
                .filter(line -> hasSound || !line.startsWith(SOUND))
                .map(line -> line.startsWith(SOUND) ? line.substring(SOUND.length()) : line)
                .map(String::strip)
                .collect(Collectors.joining(" "));
        return PLACE.matcher(open)
                .replaceAll(place -> Matcher.quoteReplacement(
                        values.getOrDefault(place.group(1), place.group(2) == null ? "" : place.group(2))));
    }

    /** The first sentence of its description. */
    public String summary() {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }

    /** The text of {@code --help}. */
    public String help() {
        int width = variables.stream()
                .mapToInt(variable -> variable.name().length())
                .max()
                .orElse(0);
        return """
                %s

                usage: ./vssl launch %s [-m] %s

                %s

                example: ./vssl launch %s %s
                -m prints the messages of elements on standard output, the verdicts among them. Ctrl-C ends it in order.
                Exit status: 0 success, 1 failure, 2 usage error.""".formatted(
                description,
                name,
                variables.stream().map(Variable::asUsage).collect(Collectors.joining(" ")),
                variables.stream().map(variable -> variable.asHelp(width)).collect(Collectors.joining("\n")),
                name,
                example);
    }
}
