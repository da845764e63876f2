// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Debian's Chromium without a screen. It and its driver live in a folder of their own and are killed in the end. */
final class Chromium implements AutoCloseable {
    private static final int LONGEST_SECONDS = 300;

    private final Playwright playwright;
    private final Browser browser;
    private final Set<ProcessHandle> others;

    private Chromium(Playwright playwright, Browser browser, Set<ProcessHandle> others) {
        this.playwright = playwright;
        this.browser = browser;
        this.others = others;
    }

    static Chromium start(Path folder) throws IOException {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_NODEJS_PATH", guarded(folder, "node").toString());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.putAll(homes(folder));
        Set<ProcessHandle> others = ProcessHandle.current().descendants().collect(Collectors.toSet());
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(guarded(folder, "chromium"))
                                    .setEnv(environment)
                                    // root may not have one, and only our own page is opened
                                    .setChromiumSandbox(false)
                                    .setArgs(List.of("--disable-gpu", "--disable-component-update"))),
                    others);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    private static Map<String, String> homes(Path folder) {
        String home = folder.toString();
        return Map.of("HOME", home, "TMPDIR", home, "XDG_CONFIG_HOME", home, "XDG_CACHE_HOME", home);
    }

    /** A script that runs a program with a hard end, should this process die before. */
    private static Path guarded(Path folder, String program) throws IOException {
        Path found = Stream.of(System.getenv("PATH").split(":", -1))
                .map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no %s on the PATH; ./vssl test installs chromium and nodejs".formatted(program)));
        Path script = folder.resolve(program);
        Files.writeString(script, "#!/bin/sh\nexec timeout -s KILL %d %s \"$@\"\n".formatted(LONGEST_SECONDS, found));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        List<ProcessHandle> left = ProcessHandle.current()
                .descendants()
                .filter(process -> !others.contains(process))
                .toList();
        try {
            browser.close();
            playwright.close();
        } finally {
            left.forEach(ProcessHandle::destroyForcibly);
            // their folder is taken away next
            left.forEach(process -> process.onExit().join());
        }
    }
}
