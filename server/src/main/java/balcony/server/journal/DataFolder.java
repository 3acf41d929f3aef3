package balcony.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder with everything that lasts. Only its owner may look inside, and one server at a time holds it. */
public final class DataFolder implements AutoCloseable {
    /** The store's file in a data folder. */
    public static final String DATABASE = "balcony.db";

    /** The file in a data folder with the key that signs sessions. */
    public static final String SESSION_KEY = "session.key";

    /** Where a restore unpacks, inside the folder that it fills. While it is there, the restore did not end. */
    public static final String RESTORING = "restoring";

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
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StorageFailed("the data folder " + path + " cannot be used: " + e, e);
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
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
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
