package balcony.server.journal;

import static balcony.server.journal.ChangeLogContract.ASHA;
import static balcony.server.journal.ChangeLogContract.HARBOUR;
import static balcony.server.journal.ChangeLogContract.MARKET;
import static balcony.server.journal.ChangeLogContract.NOON;
import static balcony.server.journal.ChangeLogContract.changes;
import static balcony.server.journal.ChangeLogContract.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
    @TempDir
    private Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("balcony.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long pragma(String name) {
        return done(database.write(sql -> sql.number("PRAGMA " + name)));
    }

    private String word(String name) {
        return done(database.write(
                sql -> sql.first("PRAGMA " + name, row -> row.text(1)).orElseThrow()));
    }

    @Test
    @DisplayName("J20 each commit is on the disk before it is told, and deleted content is overwritten")
    void commits_are_durable() {
        assertThat(word("journal_mode")).isEqualTo("wal");
        assertThat(pragma("synchronous")).as("FULL").isEqualTo(2);
        assertThat(pragma("secure_delete")).isEqualTo(1);
        assertThat(pragma("foreign_keys")).isEqualTo(1);
    }

    @Test
    @DisplayName("J28: each statement of a migration and each step of a commit can be watched, in their order")
    void each_step_can_be_watched() {
        List<StoreStep> steps = Collections.synchronizedList(new ArrayList<>());
        try (SqliteDatabase watched = SqliteDatabase.open(folder.resolve("watched.db"), steps::add)) {
            assertThat(steps).hasSizeGreaterThan((int) SqliteDatabase.SCHEMA).containsOnly(StoreStep.MIGRATING);
            steps.clear();

            done(watched.write(sql -> {
                assertThat(steps).containsExactly(StoreStep.BEFORE_WRITE);
                return sql.update("INSERT INTO setting (name, value) VALUES ('watched', '1')");
            }));

            await().untilAsserted(() -> assertThat(steps)
                    .containsExactly(
                            StoreStep.BEFORE_WRITE, StoreStep.BEFORE_COMMIT, StoreStep.COMMITTED, StoreStep.TOLD));
        }
    }

    @Test
    @DisplayName("J21 the newest migration writes the number that a start compares")
    void the_newest_migration_writes_the_number() {
        assertThat(pragma("user_version")).isEqualTo(SqliteDatabase.SCHEMA);
    }

    @Test
    @DisplayName("J22 a file from a newer Balcony is left alone, with a message that says so")
    void a_file_from_the_future_is_refused() {
        done(database.write(sql -> sql.update("PRAGMA user_version = 999")));
        close();

        assertThatThrownBy(this::open)
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("newer Balcony")
                .hasMessageContaining("999");
    }

    @Test
    @DisplayName("J23 a damaged change closes its own map, by name, and no other")
    void a_damaged_change_closes_its_own_map() {
        SqlChangeLog log = new SqlChangeLog(database);
        done(log.append(HARBOUR, changes("aa", 3), ASHA, NOON));
        done(log.append(MARKET, changes("bb", 3), ASHA, NOON));
        done(database.write(sql -> sql.update(
                "UPDATE change SET chunk = substr(chunk, 1, length(chunk) - 1) || x'ff' WHERE map = ? AND seq = 2",
                HARBOUR)));

        assertThatThrownBy(() -> log.load(HARBOUR))
                .isInstanceOf(DamagedMap.class)
                .hasMessageContaining(HARBOUR.value());
        assertThat(log.load(MARKET)).hasSize(3);
    }

    @Test
    @DisplayName(
            "J24 while the disk is full nothing is told as done and the store says it is unwell; it recovers alone")
    void a_full_disk_is_told_and_recovered_from() {
        SqlChangeLog log = new SqlChangeLog(database);
        long pages = pragma("page_count");
        pragma("max_page_count = " + pages);
        var refused = log.append(HARBOUR, changes("aa", 400), ASHA, NOON).toCompletableFuture();

        assertThatThrownBy(refused::join).hasCauseInstanceOf(StorageFailed.class);
        assertThat(log.load(HARBOUR)).isEmpty();

        pragma("max_page_count = 1000000");
        await().until(database::healthy);
        done(log.append(HARBOUR, changes("aa", 400), ASHA, NOON));
        assertThat(log.load(HARBOUR)).hasSize(400);
    }

    @Test
    @DisplayName("J25 closing writes what waits; what comes later is refused")
    void closing_writes_what_waits() {
        SqlChangeLog log = new SqlChangeLog(database);
        List<balcony.server.crdt.Change> changes = changes("aa", 200);
        List<CompletableFuture<?>> told = changes.stream()
                .<CompletableFuture<?>>map(change ->
                        log.append(HARBOUR, List.of(change), ASHA, NOON).toCompletableFuture())
                .toList();
        close();

        told.forEach(CompletableFuture::join);
        assertThatThrownBy(() -> done(log.append(HARBOUR, changes, ASHA, NOON)))
                .hasCauseInstanceOf(StorageFailed.class);
        open();
        assertThat(new SqlChangeLog(database).load(HARBOUR)).hasSize(200);
        assertThat(word("integrity_check")).isEqualTo("ok");
    }

    @Test
    @DisplayName("J26 the storage id is made once")
    void the_storage_id_is_made_once() {
        StorageId first = StorageId.of(database);
        close();
        open();

        assertThat(StorageId.of(database)).isEqualTo(first);
        assertThat(first.value()).hasSize(36);
    }

    @Test
    @DisplayName("J27 the data folder is its owner's alone, and one server's at a time")
    void the_data_folder_is_taken() throws Exception {
        Path path = folder.resolve("data");
        try (DataFolder taken = DataFolder.take(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            assertThatThrownBy(() -> DataFolder.take(path))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("another server");
        }
        DataFolder.take(path).close();
    }

    @Test
    @DisplayName("J27 what lies in a folder that others may look into is its owner's alone")
    void the_files_are_their_owners() throws Exception {
        Path path = folder.resolve("shared");
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int start = 0; start < 2; start++) {
            try (DataFolder taken = DataFolder.take(path);
                    SqliteDatabase store = SqliteDatabase.open(taken.database())) {
                new SqlChangeLog(store);
                try (var files = Files.list(path)) {
                    assertThat(files.filter(file -> !file.endsWith("lock")))
                            .hasSizeGreaterThan(1)
                            .allSatisfy(file -> assertThat(
                                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
                }
            }
            Files.setPosixFilePermissions(
                    path.resolve(DataFolder.DATABASE), PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
