// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model as a folder: {@code model.json} and the graphs it names. Opened means read and checked against its own
 * promises; the graphs are loaded by {@link Model#load}.
 *
 * @param folder where it lies
 * @param digest SHA-256 in hex of {@code model.json}, which itself holds the digests of the graphs
 */
public record Bundle(Path folder, Contract contract, String digest) {
    private static final long LARGEST_JSON = 1 << 20;
    private static final long LARGEST_GRAPH = 1L << 30;

    /**
     * Reads and checks {@code model.json}.
     *
     * @throws ModelException when the folder does not hold a readable {@code model.json} of a known kind
     */
    public static Bundle open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ModelException("model bundle not found: " + folder.toAbsolutePath()
                    + " is not a folder; expected a folder with model.json and its ONNX graphs");
        }
        byte[] json = bytes(folder.resolve("model.json"), LARGEST_JSON);
        try {
            return new Bundle(folder, ContractReader.read(json), sha256(json));
        } catch (ModelException e) {
            throw new ModelException(folder.toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    /** How the model is named in every result: {@code name@version sha256:12 digits}. */
    public String id() {
        return "%s@%s sha256:%s".formatted(contract.name(), contract.version(), digest.substring(0, 12));
    }

    /** Compares every file that {@code model.json} lists with its digest, also those that no graph is read from. */
    public void verify() {
        contract.files().keySet().forEach(this::graph);
    }

    /** The bytes of a graph, after their digest was compared with the one in {@code model.json}. */
    byte[] graph(String file) {
        byte[] graph = bytes(folder.resolve(file), LARGEST_GRAPH);
        String found = sha256(graph);
        String expected = contract.files().get(file);
        if (expected == null) {
            throw new ModelException(
                    "%s: model.json lists no sha256 for %s; expected one in \"files\"".formatted(folder, file));
        }
        if (!expected.equals(found)) {
            throw new ModelException(
                    "%s: %s has sha256 %s, model.json says %s".formatted(folder, file, found, expected));
        }
        return graph;
    }

    private static byte[] bytes(Path file, long most) {
        try {
            long size = Files.size(file);
            if (size > most) {
                throw new ModelException("%s is %d bytes, at most %d are read".formatted(file, size, most));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException(
                    "cannot read " + file.toAbsolutePath() + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** In hex, as {@code model.json} writes it. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
