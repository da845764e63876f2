// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The page's own files, held in memory: nothing else can be asked for. */
final class PageFiles {
    private static final List<String> NAMES = List.of(
            "index.html",
            "icon.svg",
            "theme.css",
            "page.css",
            "tile.css",
            "main.js",
            "live.js",
            "board.js",
            "tile.js",
            "heat.js",
            "timeline.js",
            "status.js",
            "words.js",
            "theme.js");

    void addTo(Router router) {
        for (String name : NAMES) {
            Buffer body = read(name);
            String type = type(name);
            router.get(name.equals("index.html") ? "/" : "/page/" + name)
                    .handler(request ->
                            request.response().putHeader("content-type", type).end(body));
        }
    }

    private static Buffer read(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream("page/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the page's file %s is not in this jar".formatted(name));
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("no media type is known for " + name);
        };
    }
}
