package balcony.server;

import static balcony.server.Terminal.balcony;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.web.StockRepos;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/spec/operator.md: the check of what stands beside the log of a map that has grown enough to be compacted. */
class VerifyCachesTest {
    /** More than the growth at which a map is compacted. */
    private static final int CHANGES = 520;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Path grown = Path.of("");

    @BeforeAll
    static void grow() throws SQLException {
        grown = folder.resolve("grown.backup");
        try (TestServer server = TestServer.start();
                StockRepos peers = new StockRepos()) {
            Visitor asha = Visitor.named(server, "Asha");
            String map = asha.post("/api/maps", new JsonObject().put("title", "Harbour"))
                    .text("url");
            String ticket = asha.post("/api/tickets").text("ticket");
            peers.call("open", "one", "url", server.socketAddress() + "?ticket=" + ticket);
            peers.await("one", map);
            peers.call("edit", "one", "document", map, "key", "drawn", "times", CHANGES);
            await("a compacted document and names")
                    .atMost(PATIENCE)
                    .until(() ->
                            count(server.data(), "SELECT count(*) FROM compacted JOIN change_names USING (map)") == 1);
            assertThat(balcony("backup", "--data", server.data(), "--to", grown).exitCode())
                    .isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("O5 what is wrong with a cache beside the log alone is named as that, and keeps nobody from a backup")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '"',
            value = {
                "UPDATE change_names SET names = substr(names, 1, 99) || x'00ff00' || substr(names, 103) => the names of its changes",
                "UPDATE change_names SET position = position - 1                                  => the names of its changes",
                "UPDATE change_names SET changes = changes - 1                                    => the names of its changes",
                "UPDATE change SET position = position + 100000                                   => the names of its changes",
                "UPDATE compacted SET document = substr(document, 1, 99) || x'00ff00' || substr(document, 103) => its compacted document",
                "UPDATE compacted SET position = position + 100000                                => its compacted document",
            })
    void a_wrong_cache_is_named(String alteration, String words) throws Exception {
        Path data = Files.createTempDirectory(folder, "data");
        balcony("restore", "--from", grown, "--data", data);
        Terminal sound = balcony("verify", "--data", data);
        assertThat(sound.exitCode()).as(sound.err()).isZero();

        try (Connection connection = open(data);
                Statement altering = connection.createStatement()) {
            altering.executeUpdate(alteration);
        }

        Terminal answer = balcony("verify", "--data", data);
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err().lines().filter(line -> line.startsWith("DAMAGED")))
                .anySatisfy(line -> assertThat(line).contains(words))
                .allSatisfy(line -> assertThat(line).contains("a cache"));
        Terminal anyway = balcony("backup", "--data", data, "--to", data.resolve("anyway"));
        assertThat(anyway.exitCode()).as(anyway.err()).isZero();
    }

    private static int count(Path data, String query) throws SQLException {
        try (Connection connection = open(data);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static Connection open(Path data) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("balcony.db"));
    }
}
