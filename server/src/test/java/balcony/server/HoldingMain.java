package balcony.server;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Another program that holds the write lock of the database in {@code args[0]} until its input ends, as a careless backup would. */
final class HoldingMain {
    private HoldingMain() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
            statement.execute("BEGIN IMMEDIATE");
            System.out.println("held");
            System.in.transferTo(OutputStream.nullOutputStream());
            statement.execute("ROLLBACK");
        }
    }
}
