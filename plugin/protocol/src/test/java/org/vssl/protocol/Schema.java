// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A JSON Schema of this module and what it says of documents. */
public final class Schema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema schema;

    /** Of a file beside the protocol's classes. */
    public Schema(String file) {
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Schema.class.getResourceAsStream("/org/vssl/protocol/" + file));
    }

    public Set<ValidationMessage> faults(byte[] document) throws IOException {
        return schema.validate(JSON.readTree(document));
    }

    /** Fields of a whole document that could be left out unnoticed. */
    public List<String> notAskedFor(byte[] document) throws IOException {
        ObjectNode whole = (ObjectNode) JSON.readTree(document);
        return whole.propertyStream()
                .map(Map.Entry::getKey)
                .filter(field ->
                        schema.validate(whole.deepCopy().without(field)).isEmpty())
                .collect(Collectors.toList());
    }
}
