package balcony.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with everything that lasts. Only its owner may read what is in it, also in a folder that somebody made before with other
 * rights, and one server at a time holds it.
 */
public final class DataFolder implements AutoCloseable {
    /** The store's file in a data folder. */
    public static final String DATABASE = "balcony.db";

    /** The file in a data folder with the key that signs sessions. */
    public static final String SESSION_KEY = "session.key";

    /** Where a restore unpacks, inside the folder that it fills. While it is there, the restore did not end. */
    public static final String RESTORING = "restoring";

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String OWNERS_FILE = "rw-------";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if need be and takes it for this process.
     *
     * @throws StorageFailed if another server has it or it cannot be written
     */
    public static DataFolder take(Path path) {
        try {
            Files.createDirectories(path, forOwner("rwx------"));
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StorageFailed("another server uses the data folder " + path);
            }
            if (Files.exists(path.resolve(RESTORING))) {
                channel.close();
                throw new StorageFailed(
                        "a restore into the data folder " + path + " did not end: empty the folder and restore again");
            }
            keepForOwner(path.resolve(DATABASE));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StorageFailed("the data folder " + path + " cannot be used: " + e, e);
        }
    }

    /** Makes the file empty if it is not there, which to SQLite is a new store; the files that it keeps beside have the same rights. */
    private static void keepForOwner(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, forOwner(OWNERS_FILE));
        } else if (knowsOwners()) {
            try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNERS_FILE));
            } catch (FileSystemException e) {
                LOG.warn("others on this machine may be able to read the store file={} reason={}", file, e.toString());
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path database() {
        return path.resolve(DATABASE);
    }

    /** The file with the key that signs sessions. */
    public Path sessionKey() {
        return path.resolve(SESSION_KEY);
    }

    /** What gives a new file or folder to its owner alone, on systems that know owners. */
    public static FileAttribute<?>[] forOwner(String permissions) {
        return knowsOwners()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageFailed("the data folder cannot be given back: " + e, e);
        }
    }
}
