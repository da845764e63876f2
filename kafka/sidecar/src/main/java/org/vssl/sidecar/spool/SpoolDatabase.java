// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One connection to the spool's SQLite file: WAL, every commit on disk. Belongs to one thread at a time. */
final class SpoolDatabase implements AutoCloseable {
    private static final String PRAGMAS = "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement progress;
    private final PreparedStatement read;
    private final PreparedStatement trim;
    private final PreparedStatement sum;

    private SpoolDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement(
                "insert into q(id, stream, run, seq, spool_dropped, is_state, body) values (?, ?, ?, ?, ?, ?, ?)");
        progress = connection.prepareStatement("insert into run(stream, run, last_seq, dropped, touched_ms)"
                + " values (?, ?, ?, ?, ?) on conflict(stream, run) do update set"
                + " last_seq = excluded.last_seq, dropped = excluded.dropped, touched_ms = excluded.touched_ms");
        read = connection.prepareStatement(
                "select id, stream, run, seq, spool_dropped, body from q where id > ? order by id limit ?");
        sum = connection.prepareStatement("select coalesce(sum(length(body)), 0) from q where id <= ?");
        trim = connection.prepareStatement("delete from q where id <= ?");
    }

    static SpoolDatabase open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + PRAGMAS);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma wal_autocheckpoint=2000");
                statement.execute("pragma journal_size_limit=67108864");
                statement.execute(
                        "create table if not exists q(id integer primary key autoincrement, stream text not null,"
                                + " run text not null, seq integer not null, spool_dropped integer not null,"
                                + " is_state integer not null, body blob not null)");
                statement.execute("create table if not exists run(stream text not null, run text not null,"
                        + " last_seq integer not null, dropped integer not null, touched_ms integer not null,"
                        + " primary key(stream, run)) without rowid");
                statement.execute("create table if not exists meta(k text primary key, v text not null)");
                statement.execute("insert or ignore into meta values ('uuid', '" + UUID.randomUUID() + "')");
            }
            connection.setAutoCommit(false);
            return new SpoolDatabase(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    UUID uuid() throws SQLException {
        return UUID.fromString(meta("uuid"));
    }

    private String meta(String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select v from meta where k = ?")) {
            query.setString(1, key);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        } finally {
            endReading();
        }
    }

    UUID rename() throws SQLException {
        var name = UUID.randomUUID();
        try (PreparedStatement update = connection.prepareStatement("update meta set v = ? where k = 'uuid'")) {
            update.setString(1, name.toString());
            update.executeUpdate();
        }
        connection.commit();
        return name;
    }

    /** The greatest id when the file was opened first after {@link #heardOfKafka}; kept until then. */
    long lastIdBeforeKafka() throws SQLException {
        long last = lastId();
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert or ignore into meta values ('last_id_before_kafka', '" + last + "')");
        }
        connection.commit();
        return Long.parseLong(meta("last_id_before_kafka"));
    }

    void heardOfKafka() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from meta where k = 'last_id_before_kafka'");
        }
        connection.commit();
    }

    /** Rows and bytes that wait. */
    long[] depth() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*), coalesce(sum(length(body)), 0) from q")) {
            result.next();
            return new long[] {result.getLong(1), result.getLong(2)};
        } finally {
            endReading();
        }
    }

    /** The greatest id that was ever given; 0 for none. */
    long lastId() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select seq from sqlite_sequence where name = 'q'")) {
            return result.next() ? result.getLong(1) : 0;
        } finally {
            endReading();
        }
    }

    /** Closing the query releases its snapshot; else the next query would see the same again. */
    private void endReading() throws SQLException {
        connection.commit();
    }

    void insert(Row row, boolean isState) throws SQLException {
        insert.setLong(1, row.id());
        insert.setString(2, row.key().stream());
        insert.setString(3, row.key().run());
        insert.setLong(4, row.seq());
        insert.setLong(5, row.spoolDropped());
        insert.setInt(6, isState ? 1 : 0);
        insert.setBytes(7, row.body());
        insert.executeUpdate();
    }

    void progress(RunKey key, RunProgress to, long nowMillis) throws SQLException {
        progress.setString(1, key.stream());
        progress.setString(2, key.run());
        progress.setLong(3, to.lastSeq());
        progress.setLong(4, to.dropped());
        progress.setLong(5, nowMillis);
        progress.executeUpdate();
    }

    RunProgress progressOf(RunKey key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select last_seq, dropped from run where stream = ? and run = ?")) {
            query.setString(1, key.stream());
            query.setString(2, key.run());
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? new RunProgress(result.getLong(1), result.getLong(2)) : RunProgress.NONE;
            }
        } finally {
            endReading();
        }
    }

    /** Forgets runs that nobody has continued since {@code beforeMillis}. */
    void forgetRuns(long beforeMillis) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from run where touched_ms < ?")) {
            delete.setLong(1, beforeMillis);
            delete.executeUpdate();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    List<Row> read(long after, int atMost) throws SQLException {
        read.setLong(1, after);
        read.setInt(2, atMost);
        var rows = new ArrayList<Row>();
        try (ResultSet result = read.executeQuery()) {
            while (result.next()) {
                rows.add(new Row(
                        result.getLong(1),
                        new RunKey(result.getString(2), result.getString(3)),
                        result.getLong(4),
                        result.getLong(5),
                        result.getBytes(6)));
            }
        }
        endReading();
        return rows;
    }

    /** Deletes rows; answers how many, and the bytes of their bodies. */
    long[] trim(long upTo) throws SQLException {
        long bytes;
        sum.setLong(1, upTo);
        try (ResultSet result = sum.executeQuery()) {
            result.next();
            bytes = result.getLong(1);
        }
        trim.setLong(1, upTo);
        return new long[] {trim.executeUpdate(), bytes};
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
