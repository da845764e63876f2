// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;

/**
 * Extracts ONNX Runtime's shared libraries once into the user's cache. Without it every start unpacks 40 MB into the
 * system's temporary folder and pays 100 ms.
 */
final class Natives {
    private static final System.Logger LOG = System.getLogger("vssl");
    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private Natives() {}

    /** To be called before the first ONNX Runtime class is initialised; later calls change nothing. */
    static synchronized void prepare() {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        try {
            Path folder = cache().resolve("gst-vssl").resolve(release());
            Files.createDirectories(folder);
            for (String library : LIBRARIES) {
                extract(System.mapLibraryName(library), folder);
            }
            System.setProperty(PATH_PROPERTY, folder.toString());
        } catch (IOException | URISyntaxException e) {
            LOG.log(Level.WARNING, "cannot cache ONNX Runtime's libraries, they are unpacked at every start: " + e);
        }
    }

    private static void extract(String library, Path folder) throws IOException {
        Path target = folder.resolve(library);
        if (Files.exists(target)) {
            return;
        }
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + library;
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("ONNX Runtime's jar holds no " + resource);
            }
            Path part = Files.createTempFile(folder, library, ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg != null && Path.of(xdg).isAbsolute()
                ? Path.of(xdg)
                : Path.of(System.getProperty("user.home"), ".cache");
    }

    /** Name and size of the jar: another release gets another folder. */
    private static String release() throws IOException, URISyntaxException {
        CodeSource source = OrtEnvironment.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("ONNX Runtime's jar cannot be found");
        }
        Path jar = Path.of(source.getLocation().toURI());
        return jar.getFileName() + "-" + Files.size(jar);
    }

    private static String platform() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "linux-" + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }
}
