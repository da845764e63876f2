// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vssl.protocol.link.RefusalCode;
import org.vssl.sidecar.live.Streams;
import org.vssl.sidecar.spool.Spool;

/** Listens for elements. */
public final class Ingress {
    private static final int LONGEST_UNIX_PATH = 107;

    private final Vertx vertx;
    private final IngressSettings settings;
    private final Runs runs;
    private final Streams streams;
    private final IngressMeters meters;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<NetServer> servers = new ArrayList<>();

    public Ingress(Vertx vertx, IngressSettings settings, Spool spool, Streams streams, MeterRegistry registry) {
        this.vertx = vertx;
        this.settings = settings;
        runs = new Runs(spool);
        this.streams = streams;
        meters = new IngressMeters(registry);
    }

    /** Completes when elements can connect. */
    public Future<Void> listen() {
        var listening = new ArrayList<Future<?>>();
        settings.unix().ifPresent(path -> listening.add(listenUnix(path)));
        settings.tcp().ifPresent(tcp -> listening.add(listenTcp(tcp)));
        return Future.all(listening).mapEmpty();
    }

    private Future<?> listenUnix(Path path) {
        try {
            preparePrivateFolder(path);
        } catch (IOException | IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        return server(new NetServerOptions())
                .listen(SocketAddress.domainSocketAddress(path.toString()))
                .map(server -> {
                    try {
                        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
                    } catch (IOException e) {
                        throw new IllegalArgumentException("cannot protect the socket %s".formatted(path), e);
                    }
                });
    }

    private Future<?> listenTcp(IngressSettings.Tcp tcp) {
        var options = new NetServerOptions().setTcpKeepAlive(true).setTcpNoDelay(true);
        tcp.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certificate().toString())
                                .setKeyPath(tls.key().toString())));
        return server(options).listen(tcp.port(), tcp.host());
    }

    private NetServer server(NetServerOptions options) {
        NetServer server = vertx.createNetServer(options).connectHandler(this::connected);
        servers.add(server);
        return server;
    }

    private void connected(NetSocket socket) {
        var connection = new Connection(vertx, socket, settings, runs, streams, meters, connections::remove);
        connections.add(connection);
        if (meters.opened() > settings.maxConnections()) {
            connection.refuse(
                    RefusalCode.TOO_MANY_CONNECTIONS,
                    "at most %d connections are served".formatted(settings.maxConnections()));
        }
    }

    /** The bound file is open to all for a moment, so its folder must not be. */
    private static void preparePrivateFolder(Path socket) throws IOException {
        if (socket.toString().length() > LONGEST_UNIX_PATH) {
            throw new IllegalArgumentException("the path of a Unix socket must have at most %d characters, %s has %d"
                    .formatted(LONGEST_UNIX_PATH, socket, socket.toString().length()));
        }
        Path folder = socket.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("the socket %s requires a directory of its own".formatted(socket));
        }
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        String found = PosixFilePermissions.toString(permissions);
        if (!found.endsWith("------")) {
            throw new IllegalArgumentException(
                    "the directory of the socket, %s, has mode %s; expected rwx------ (chmod 700)"
                            .formatted(folder, found));
        }
        if (isAnswered(socket)) {
            throw new IllegalArgumentException("the socket %s is in use by another sidecar".formatted(socket));
        }
        Files.deleteIfExists(socket);
    }

    private static boolean isAnswered(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            // a file that a killed sidecar left behind, or none
            return false;
        }
    }

    /** Accepts no more connections and closes existing ones. */
    public Future<Void> close() {
        for (Connection connection : connections) {
            connection.end(RefusalCode.SHUTTING_DOWN, "the sidecar is shutting down");
        }
        return Future.all(servers.stream().map(NetServer::close).toList()).mapEmpty();
    }
}
