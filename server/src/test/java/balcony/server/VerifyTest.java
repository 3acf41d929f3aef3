package balcony.server;

import static balcony.server.Terminal.balcony;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/spec/operator.md: the check of a database. */
class VerifyTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private String map = "";
    private Path copy = Path.of("");

    @BeforeEach
    void open() {
        server = TestServer.start();
        copy = folder.resolve("data");
        Visitor asha = Visitor.named(server, "Asha");
        map = asha.post("/api/maps", new JsonObject().put("title", "Harbour")).text("id");
        for (String title : new String[] {"Spring", "Summer"}) {
            asha.post("/api/maps/" + map + "/moments", new JsonObject().put("title", title));
        }
        asha.post("/api/maps", new JsonObject().put("title", "Market"));
        balcony("backup", "--data", server.data(), "--to", folder.resolve("backup"));
        balcony("restore", "--from", folder.resolve("backup"), "--data", copy);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void alter(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("balcony.db"));
                Statement altering = connection.createStatement()) {
            altering.executeUpdate(statement);
        }
    }

    @Test
    @DisplayName("O1 a sound database is told as such, also while a server uses it, with the heads of each map")
    void a_sound_database() {
        Terminal live = balcony("verify", "--data", server.data());
        Terminal still = balcony("verify", "--data", copy);

        assertThat(live.exitCode()).as(live.err()).isZero();
        assertThat(live.out()).contains(map + ": 3 changes, heads ").contains("All is well: 2 maps, 4 changes.");
        assertThat(still).isEqualTo(live);
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("O2 what is not as it was written is named")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '"',
            value = {
                "UPDATE change SET chunk = substr(chunk, 1, length(chunk) - 4) || x'fefefefe' WHERE seq = 2 => is not what was stored",
                "UPDATE change SET hash = iif(substr(hash, 1, 1) = x'00', x'01', x'00') || substr(hash, 2) WHERE seq = 2                      => is not what was stored",
                "DELETE FROM change WHERE seq = 2                                                     => which is not before it",
                "UPDATE change SET position = 1000 - position                                         => which is not before it",
                "UPDATE change SET seq = seq + 5 WHERE seq = 3                                        => does not belong to its change",
                "UPDATE change SET actor = iif(substr(actor, 1, 2) = '00', '01', '00') || substr(actor, 3) WHERE seq = 3                     => does not belong to its change",
                "UPDATE moment SET heads = iif(substr(heads, 1, 2) = '00', '01', '00') || substr(heads, 3)                                   => has heads that are not in the log",
                "DELETE FROM person                                                                   => names one of person",
            })
    void what_is_altered_is_named(String alteration, String words) throws Exception {
        alter("PRAGMA foreign_keys = off; " + alteration);

        Terminal answer = balcony("verify", "--data", copy);

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("DAMAGED").contains(words);
    }

    @Test
    @DisplayName("O2 a torn file is damage, not a crash")
    void a_torn_file() throws Exception {
        Path file = copy.resolve("balcony.db");
        try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
            torn.setLength(Files.size(file) * 2 / 3);
        }
        Terminal answer = balcony("verify", "--data", copy);

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("DAMAGED");
    }

    @Test
    @DisplayName("O3 where there is no database that this build can read, it says so and ends with 1")
    void no_database() throws Exception {
        assertThat(balcony("verify", "--data", folder.resolve("nothing"))).satisfies(answer -> {
            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.err()).contains("there is no");
        });
        alter("PRAGMA user_version = 999");
        assertThat(balcony("verify", "--data", copy).err()).contains("newer Balcony");
    }

    @Test
    @DisplayName("O4 a damaged database is not backed up")
    void a_damaged_database_is_not_backed_up() throws Exception {
        alter("UPDATE change SET chunk = x'00' WHERE seq = 2");
        Path backup = folder.resolve("another");

        Terminal answer = balcony("backup", "--data", copy, "--to", backup);

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(backup).doesNotExist();
    }
}
