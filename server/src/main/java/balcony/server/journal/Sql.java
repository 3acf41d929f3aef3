package balcony.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection that remembers its prepared statements. Used by one thread at a time. Values are texts, whole numbers,
 * bytes, instants (as milliseconds), our ids (as their text), and Optionals of these (empty is NULL).
 */
public final class Sql implements AutoCloseable {
    /** What is longer is not left in a statement until it is used again, in bytes. */
    private static final int KEPT_BYTES = 64 << 10;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Turns the current row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** Does something with the current row. */
    @FunctionalInterface
    public interface RowUser {
        void use(Row row) throws SQLException;
    }

    /** Runs a statement; returns how many rows it touched. */
    public int update(String statement, Object... values) {
        try {
            PreparedStatement bound = bind(statement, values);
            int rows = bound.executeUpdate();
            letGo(bound, values);
            return rows;
        } catch (SQLException e) {
            throw failed(statement, e);
        }
    }

    public <T> List<T> list(String query, RowReader<T> reader, Object... values) {
        try (ResultSet rows = bind(query, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
                found.add(reader.read(row));
            }
            return found;
        } catch (SQLException e) {
            throw failed(query, e);
        }
    }

    /** Uses each row as it comes, holding none. */
    public void each(String query, RowUser user, Object... values) {
        try (ResultSet rows = bind(query, values).executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) {
                user.use(row);
            }
        } catch (SQLException e) {
            throw failed(query, e);
        }
    }

    /** The first row, if any. */
    public <T> Optional<T> first(String query, RowReader<T> reader, Object... values) {
        return list(query, reader, values).stream().findFirst();
    }

    /** The number in the first column of the only row. */
    public long number(String query, Object... values) {
        return first(query, row -> row.number(1), values).orElseThrow();
    }

    /** Begins or ends a transaction, or a part of one. */
    void transaction(String statement) throws SQLException {
        try {
            bind(statement).execute();
        } catch (SQLException e) {
            forget(statement, e);
            throw e;
        }
    }

    /** Runs a statement once that is no part of a transaction's content, such as a pragma. */
    void command(String statement) throws SQLException {
        try (var once = connection.createStatement()) {
            once.execute(statement);
        }
    }

    private PreparedStatement bind(String text, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, stored(values[i]));
        }
        return statement;
    }

    /** The driver would hold a document of megabytes for as long as the store is open. */
    private static void letGo(PreparedStatement statement, Object... values) throws SQLException {
        for (Object value : values) {
            if (value instanceof byte[] bytes && bytes.length > KEPT_BYTES) {
                statement.clearParameters();
                return;
            }
        }
    }

    private static @Nullable Object stored(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? stored(optional.get()) : null;
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof MapId || value instanceof PersonId || value instanceof MemberId) {
            return value.toString();
        }
        if (value instanceof String || value instanceof Long || value instanceof Integer || value instanceof byte[]) {
            return value;
        }
        throw new IllegalArgumentException("not a value for the store: " + value.getClass());
    }

    private StorageFailed failed(String text, SQLException e) {
        forget(text, e);
        return new StorageFailed(String.valueOf(e.getMessage()), e);
    }

    /** After some failures, a full disk among them, the driver leaves a statement unusable. */
    private void forget(String text, SQLException e) {
        PreparedStatement spent = prepared.remove(text);
        try {
            if (spent != null) {
                spent.close();
            }
        } catch (SQLException closing) {
            e.addSuppressed(closing);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
