package balcony.server.operator;

import balcony.server.journal.DataFolder;
import balcony.server.journal.SqliteFile;
import balcony.server.journal.StorageFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The making of a backup, also while a server writes: the store as of one moment, and the key. It is checked before it counts, and
 * appears under its name only when it is whole.
 */
final class Backup {
    private static final long LOOK_SECONDS = 1;
    private static final int WHOLE = 100;
    private static final String PACKED = "backup.zip";

    private final Progress progress;
    private final InstantSource clock;
    private final String version;

    Backup(Progress progress, InstantSource clock, String version) {
        this.progress = progress;
        this.clock = clock;
        this.version = version;
    }

    /** What became of it. */
    sealed interface Outcome {
        record Made(Manifest manifest, CheckReport report, long bytes) implements Outcome {}

        /** The database is damaged; nothing was written. */
        record Damaged(CheckReport report) implements Outcome {}
    }

    Outcome make(Path data, Path target) {
        Path archive = target.toAbsolutePath();
        if (Files.exists(archive)) {
            throw new StorageFailed(target + " is there already: a backup replaces nothing, name another file");
        }
        try (Workplace work = Workplace.anew(parent(archive), ".balcony-backup-")) {
            return make(data, archive, work);
        } catch (IOException e) {
            throw new StorageFailed("cannot write " + target + ": " + e, e);
        }
    }

    private Outcome make(Path data, Path archive, Workplace work) throws IOException {
        var begunAt = clock.instant();
        Path copy = work.file(DataFolder.DATABASE);
        try (SqliteFile live = SqliteFile.open(data.resolve(DataFolder.DATABASE))) {
            copy(live, copy);
        }
        CheckReport report;
        try (SqliteFile copied = SqliteFile.open(copy)) {
            report = new DatabaseCheck(progress).run(copied);
        }
        if (!report.isWhole()) {
            return new Outcome.Damaged(report);
        }
        List<Path> files = new ArrayList<>(List.of(copy));
        Path key = data.resolve(DataFolder.SESSION_KEY);
        if (Files.exists(key)) {
            files.add(key);
        }
        progress.now("writing " + archive);
        Manifest manifest = BackupArchive.write(work.file(PACKED), files, begunAt, version, report.lastPosition());
        work.publish(PACKED, archive);
        return new Outcome.Made(manifest, report, Files.size(archive));
    }

    /** One statement, so its progress is seen by the growth of what it writes. */
    private void copy(SqliteFile live, Path copy) throws IOException {
        Files.createFile(copy, DataFolder.forOwner("rw-------"));
        long whole = Math.max(1, live.bytes());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = watch.scheduleWithFixedDelay(
                    () -> progress.now("copied " + Math.min(WHOLE, copy.toFile().length() * WHOLE / whole) + " %"),
                    LOOK_SECONDS,
                    LOOK_SECONDS,
                    TimeUnit.SECONDS);
            live.copyTo(copy);
        } finally {
            watch.shutdownNow();
        }
    }

    private static Path parent(Path archive) {
        Path parent = archive.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new StorageFailed("there is no folder " + parent);
        }
        return parent;
    }
}
