package balcony.server.operator;

import balcony.server.journal.DataFolder;
import balcony.server.journal.Generation;
import balcony.server.journal.SqliteDatabase;
import balcony.server.journal.SqliteFile;
import balcony.server.journal.StorageFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The way back from a backup into an empty folder. All is unpacked inside it and checked first; the store moves to its place last,
 * so that a server never opens half of it.
 */
final class Restoration {
    private final Progress progress;
    private final InstantSource clock;

    Restoration(Progress progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Outcome {
        record Restored(Manifest manifest, CheckReport report) implements Outcome {}

        /** What the backup holds is damaged; the folder is empty as before. */
        record Damaged(CheckReport report) implements Outcome {}
    }

    Outcome restore(Path archive, Path data) {
        if (!Files.isRegularFile(archive)) {
            throw new StorageFailed("there is no " + archive);
        }
        try {
            if (Files.exists(data) && !(Files.isDirectory(data) && Folders.isEmpty(data))) {
                throw new StorageFailed(data + " is not empty: a restore overwrites nothing, name an empty folder");
            }
            Files.createDirectories(data, DataFolder.forOwner("rwx------"));
            try (Workplace work = Workplace.at(data.resolve(DataFolder.RESTORING))) {
                return restore(archive, data, work);
            }
        } catch (IOException e) {
            throw new StorageFailed("cannot restore into " + data + ": " + e, e);
        }
    }

    private Outcome restore(Path archive, Path data, Workplace work) throws IOException {
        progress.now("unpacking");
        Manifest manifest = BackupArchive.unpack(archive, work.folder());
        CheckReport report;
        try (SqliteFile unpacked = SqliteFile.open(work.file(DataFolder.DATABASE))) {
            report = new DatabaseCheck(progress).run(unpacked);
        }
        if (!report.isWhole()) {
            return new Outcome.Damaged(report);
        }
        try (SqliteDatabase store = SqliteDatabase.open(work.file(DataFolder.DATABASE))) {
            Generation.begin(store, clock.instant()).toCompletableFuture().join();
        }
        if (Files.exists(work.file(DataFolder.SESSION_KEY))) {
            work.publish(DataFolder.SESSION_KEY, data.resolve(DataFolder.SESSION_KEY));
        }
        work.publish(DataFolder.DATABASE, data.resolve(DataFolder.DATABASE));
        return new Outcome.Restored(manifest, report);
    }
}
