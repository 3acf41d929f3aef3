package balcony.server.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.automerge.Document;

/**
 * The main program of the reader's child JVM: takes requests on stdin, one at a time, and answers them on stdout, until stdin
 * ends. It may die at any byte that it is given; whoever started it starts another.
 */
public final class ReaderChild {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final LoadedMaps maps = new LoadedMaps();

    private ReaderChild(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setOut(System.err); // stdout carries frames: a stray print must not break them
        new Document().free(); // unpacks and loads the native library before anyone waits
        new Answer.Done(new byte[0]).frame(0).write(out);
        new ReaderChild(in, out).run();
    }

    private void run() throws IOException {
        Optional<Frame> next = Frame.read(in);
        while (next.isPresent()) {
            Frame frame = next.get();
            answer(Request.of(frame), frame.request()).frame(frame.request()).write(out);
            next = Frame.read(in);
        }
    }

    private Answer answer(Request request, long id) {
        try {
            if (request instanceof Request.Load load) {
                return load(load, id);
            } else if (request instanceof Request.Read read) {
                return read(read);
            } else if (request instanceof Request.Walk walk) {
                return walk(walk, id);
            } else if (request instanceof Request.Save save) {
                return save(save);
            }
            throw new IllegalStateException("no such request: " + request);
        } catch (LoadedMap.Refused refused) {
            return new Answer.Failed(refused.index(), refused.reason());
        } catch (RuntimeException | StackOverflowError | IOException failure) {
            return new Answer.Failed(-1, failure.toString());
        }
    }

    private Answer load(Request.Load load, long id) throws LoadedMap.Refused {
        int held = maps.held(load.copy(), load.document());
        if (load.from() != 0 && load.from() != held) {
            return new Answer.Holds(held);
        }
        maps.extend(load.copy(), load.document(), load.from(), map -> {
            if (load.stepwise()) {
                for (byte[] chunk : load.chunks()) {
                    applying(id, map.count());
                    map.apply(chunk);
                }
            } else {
                map.applyAll(load.chunks());
            }
            map.check(load.heads());
        });
        return new Answer.Done(new byte[0]);
    }

    private Answer read(Request.Read read) throws IOException {
        int held = maps.held(Request.Copy.READ, read.document());
        if (held < read.count()) {
            return new Answer.Holds(held);
        }
        return new Answer.Done(maps.get(Request.Copy.READ, read.document()).json(read.at()));
    }

    private Answer save(Request.Save save) throws LoadedMap.Refused {
        int held = maps.held(Request.Copy.READ, save.document());
        if (held != save.count()) {
            return new Answer.Holds(held);
        }
        return new Answer.Done(maps.get(Request.Copy.READ, save.document()).save());
    }

    private Answer walk(Request.Walk walk, long id) throws LoadedMap.Refused, IOException {
        int held = maps.held(Request.Copy.WALK, walk.document());
        if (walk.from() != 0 && walk.from() != held) {
            return new Answer.Holds(held);
        }
        try (TouchedWriter touched = new TouchedWriter()) {
            maps.extend(Request.Copy.WALK, walk.document(), walk.from(), map -> {
                for (byte[] chunk : walk.chunks()) {
                    applying(id, map.count());
                    touched.write(map, map.applyWatched(chunk));
                }
                map.check(walk.heads());
            });
            return new Answer.Done(touched.finish());
        }
    }

    private void applying(long id, int index) {
        try {
            new Answer.Applying(index).frame(id).write(out);
        } catch (IOException gone) {
            throw new UncheckedIOException("the server has gone", gone);
        }
    }
}
