package balcony.server.operator;

import balcony.server.journal.DataFolder;
import balcony.server.journal.StorageFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A backup on the disk: a zip file with the store, the key, and a manifest that vouches for both. Any unzip opens it. */
final class BackupArchive {
    /** What it may hold beside the manifest; whatever else a zip file names is not unpacked. */
    private static final Set<String> FILES = Set.of(DataFolder.DATABASE, DataFolder.SESSION_KEY);

    private BackupArchive() {}

    /** Writes the files and what the manifest says of them, and has it on the disk before it returns. */
    static Manifest write(Path archive, List<Path> files, Instant begunAt, String version, long lastPosition)
            throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (FileChannel channel = FileChannel.open(
                        archive,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        DataFolder.forOwner("rw-------"));
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                zip.putNextEntry(new ZipEntry(name));
                try (DigestInputStream content = new DigestInputStream(Files.newInputStream(file), Sha256.begin())) {
                    content.transferTo(zip);
                    sums.put(
                            name,
                            HexFormat.of().formatHex(content.getMessageDigest().digest()));
                }
            }
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            Manifest manifest = new Manifest(begunAt, version, lastPosition, sums);
            zip.write(manifest.bytes());
            zip.finish();
            channel.force(true);
            return manifest;
        }
    }

    /**
     * Unpacks the files into a folder and compares each with the manifest.
     *
     * @throws StorageFailed if it is no backup, or not as it was written
     */
    static Manifest unpack(Path archive, Path folder) {
        Map<String, String> found = new TreeMap<>();
        byte[] described = {};
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.equals(Manifest.NAME)) {
                    described = zip.readAllBytes();
                } else if (FILES.contains(name)) {
                    found.put(name, unpack(zip, folder.resolve(name)));
                }
            }
        } catch (IOException e) {
            throw new StorageFailed(archive + " is damaged: " + e.getMessage(), e);
        }
        if (described.length == 0) {
            throw new StorageFailed(archive + " is no backup, or its end is missing");
        }
        Manifest manifest = Manifest.read(described);
        if (!manifest.sha256().equals(found) || !found.containsKey(DataFolder.DATABASE)) {
            throw new StorageFailed(archive + " is damaged: its files are not those that it was made of");
        }
        return manifest;
    }

    private static String unpack(InputStream content, Path target) throws IOException {
        MessageDigest sum = Sha256.begin();
        try (FileChannel channel = FileChannel.open(
                        target,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        DataFolder.forOwner("rw-------"));
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sum)) {
            content.transferTo(out);
            channel.force(true);
        }
        return HexFormat.of().formatHex(sum.digest());
    }
}
