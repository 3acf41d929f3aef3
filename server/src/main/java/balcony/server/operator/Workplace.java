package balcony.server.operator;

import balcony.server.journal.DataFolder;
import balcony.server.journal.StorageFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A folder, its owner's alone, in which files are made and checked before they appear under their names beside it: each at once and
 * whole, on the disk, and in no other's place. What did not appear goes with the folder.
 */
final class Workplace implements AutoCloseable {
    private final Path folder;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    /** One under a name that others of its kind do not have. */
    static Workplace anew(Path parent, String prefix) throws IOException {
        return new Workplace(Files.createTempDirectory(parent, prefix, DataFolder.forOwner("rwx------")));
    }

    /** One under a name by which it is known that work did not end; it must not be there. */
    static Workplace at(Path folder) throws IOException {
        return new Workplace(Files.createDirectory(folder, DataFolder.forOwner("rwx------")));
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Lets a file that is whole and on the disk appear under its name, on the same disk.
     *
     * @throws StorageFailed if somebody has that name
     */
    void publish(String name, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new StorageFailed(target + " is there already: nothing is replaced, name another");
        }
        Files.move(file(name), target, StandardCopyOption.ATOMIC_MOVE);
        keepName(target.toAbsolutePath());
    }

    /** Has the name on the disk too, on systems where a folder can be written out: else a power cut may take it back. */
    private static void keepName(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null
                && parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
