// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.vssl.evaluate.metric.Box;
import org.vssl.evaluate.metric.GroundTruth;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Flickr-SoundNet (Senocak et al., CVPR 2018): {@code Annotations/ID.xml}, boxes of up to three annotators in pixels
 * of a 256 px frame, their consensus is the truth. Media: {@code frames/ID.jpg}, {@code audio/ID.wav}.
 *
 * <p>It names no categories: each clip is its own, so any other clip's sound counts as off-screen.
 */
public final class FlickrSoundNet {
    private static final double FRAME = 256;

    private FlickrSoundNet() {}

    public static DataSet read(Path folder) {
        Path annotations = folder.resolve("Annotations");
        var shelf = new Shelf(folder);
        try (Stream<Path> files = Files.list(annotations)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                String id = file.getFileName().toString().replaceFirst("\\.xml$", "");
                List<Box> boxes = boxes(file);
                shelf.add(
                        id,
                        id,
                        id,
                        shelf.picture(id, "frames"),
                        shelf.sound(id, "audio"),
                        () -> GroundTruth.consensus(boxes));
            }
        } catch (IOException e) {
            throw new DataSetException("cannot read " + annotations + ": expected its XML files", e);
        }
        return shelf.dataSet("Flickr-SoundNet");
    }

    private static List<Box> boxes(Path file) {
        var boxes = new ArrayList<Box>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList found = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("bbox");
            for (int i = 0; i < found.getLength(); i++) {
                boxes.add(box(file, found.item(i)));
            }
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new DataSetException("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (boxes.isEmpty()) {
            throw new DataSetException(file + " holds no bbox");
        }
        return boxes;
    }

    /** The first child says something else; then come left, top, right, bottom. */
    private static Box box(Path file, Node bbox) {
        var numbers = new ArrayList<Double>();
        NodeList children = bbox.getChildNodes();
        try {
            int seen = 0;
            for (int i = 0; i < children.getLength(); i++) {
                if (children.item(i) instanceof Element child && seen++ > 0) {
                    numbers.add(Double.parseDouble(child.getTextContent().strip()) / FRAME);
                }
            }
        } catch (NumberFormatException e) {
            throw new DataSetException(file + ": a bbox needs numbers, " + e.getMessage(), e);
        }
        if (numbers.size() != 4) {
            throw new DataSetException("%s: a bbox needs 5 children, found %d".formatted(file, numbers.size() + 1));
        }
        return new Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }
}
