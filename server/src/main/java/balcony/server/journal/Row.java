package balcony.server.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One row of a result; columns count from 1. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(int column) throws SQLException {
        return required(result.getString(column), column);
    }

    public long number(int column) throws SQLException {
        return result.getLong(column);
    }

    public byte[] bytes(int column) throws SQLException {
        return required(result.getBytes(column), column);
    }

    public Instant time(int column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
    }

    public Optional<Instant> optionalTime(int column) throws SQLException {
        return optionalNumber(column).map(Instant::ofEpochMilli);
    }

    public Optional<Long> optionalNumber(int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T value, int column) {
        if (value == null) {
            throw new StorageFailed("column " + column + " is empty, which its schema forbids");
        }
        return value;
    }
}
