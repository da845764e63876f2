// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real browser without a window that opens one page of a folder; killed after 60 s. */
final class Chromium {
    private Chromium() {}

    /** The page as it stands when its scripts have run. */
    static String dom(Path folder, String page) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> serve(folder, exchange));
            server.start();
            try {
                return open(folder, "http://127.0.0.1:" + server.getAddress().getPort() + "/" + page);
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void serve(Path folder, HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean isThere = Files.isRegularFile(file);
            byte[] bytes = isThere ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(isThere ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String open(Path folder, String address) throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(List.of(
                        "timeout",
                        "-s",
                        "KILL",
                        "60",
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        address))
                .redirectError(folder.resolve("chromium.txt").toFile())
                .start();
        browser.getOutputStream().close();
        String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = browser.waitFor();
        if (status != 0) {
            throw new AssertionError(
                    "chromium ended with " + status + ": " + Files.readString(folder.resolve("chromium.txt")));
        }
        return dom;
    }
}
