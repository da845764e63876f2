// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.protocol.link.LinkClient;

@DisplayName("The web server")
@Timeout(300)
class LivePagesTest {
    private static final int MOST = 3;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Station station;

    @BeforeEach
    void start() {
        station = new Station(folder, 0, MOST);
    }

    @AfterEach
    void stop() {
        station.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page/main.js", "page/theme.css", "page/icon.svg", "q/health/live"})
    void letsNothingRunButItsOwnFiles(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page/../index.html", "page/%2e%2e/Health.class", "page/", "page/nothing.js"})
    void servesNoOtherFile(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAPageWhenToComeBackAndHowDeliveryGoes() throws IOException {
        try (Socket page = live("127.0.0.1");
                BufferedReader lines = reader(page)) {
            assertThat(lines.lines().anyMatch("retry: 1000"::equals)).isTrue();
            assertThat(lines.lines().anyMatch(line -> line.startsWith("data: {\"now\":")))
                    .isTrue();
        }
    }

    @Test
    void tellsAPageOfAForeignNameNothing() throws IOException {
        try (Socket page = live("evil.example");
                BufferedReader lines = reader(page)) {
            assertThat(lines.readLine()).isEqualTo("HTTP/1.1 421 Misdirected Request");
        }
    }

    @Test
    void servesSoManyPagesAndNoMore() throws Exception {
        var pages = new ArrayList<Socket>();
        for (int i = 0; i < MOST; i++) {
            pages.add(opened());
        }
        HttpResponse<String> more = get("api/live");

        assertThat(more.statusCode()).isEqualTo(503);
        assertThat(more.body()).isEqualTo("at most 3 pages are served");
        for (Socket page : pages) {
            page.close();
        }
    }

    @Test
    void skipsAPageThatDoesNotReadWhileOthersGoOn() throws IOException {
        List<LinkClient> elements = IntStream.range(0, 10)
                .mapToObj(i -> station.element("cam-" + i, System::currentTimeMillis))
                .toList();
        try (Socket stuck = opened();
                Socket page = live("127.0.0.1");
                BufferedReader lines = reader(page)) {
            stuck.setReceiveBufferSize(1024);
            // what is large fills what the system buffers for the one that does not read
            while (!isSkipping()) {
                elements.forEach(element -> element.offer(Scene.large()));
                assertThat(lines.lines().anyMatch(line -> line.startsWith("data: {\"stream\"")))
                        .isTrue();
            }
            elements.get(0).offer(Scene.located(0.5, 0.5, "the last one"));

            assertThat(lines.lines().anyMatch(line -> line.contains("the last one")))
                    .isTrue();
        }
    }

    private boolean isSkipping() {
        return station.registry.get("vssl.pages.skipped").counter().count() > 0;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(station.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** A page that has been answered. */
    private Socket opened() throws IOException {
        Socket page = live("127.0.0.1");
        assertThat(page.getInputStream().read()).isEqualTo('H');
        return page;
    }

    private Socket live(String host) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), station.port());
        socket.getOutputStream()
                .write("GET /api/live HTTP/1.1\r\nHost: %s\r\n\r\n"
                        .formatted(host)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket page) throws IOException {
        return new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8));
    }
}
