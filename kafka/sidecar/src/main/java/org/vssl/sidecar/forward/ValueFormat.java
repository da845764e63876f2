package org.vssl.sidecar.forward;

/** How a record's value is written. */
public enum ValueFormat {
    JSON("application/json"),
    PROTOBUF("application/x-protobuf");

    private final String contentType;

    ValueFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }
}
