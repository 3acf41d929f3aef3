package balcony.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A TCP line to the server, on a port of its own, that passes only so many bytes a second each way, and may die in silence. */
final class SlowLine implements AutoCloseable {
    private static final int STEPS_A_SECOND = 20;

    private final ServerSocket door;
    private final int target;
    private final int step;
    private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(1);
    private volatile boolean dead;

    SlowLine(int target, int bytesPerSecond) {
        this.target = target;
        this.step = bytesPerSecond / STEPS_A_SECOND;
        try {
            door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    String url(String person) {
        return "ws://127.0.0.1:" + door.getLocalPort() + "/sync?ticket=" + person;
    }

    /** From now on it passes nothing, and lets neither side know. */
    void die() {
        dead = true;
    }

    private void accept() throws IOException {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        start(() -> pass(client, server));
        start(() -> pass(server, client));
    }

    private void pass(Socket from, Socket to) throws IOException {
        Semaphore allowed = new Semaphore(0);
        // Nothing is saved up while the line is idle.
        var unused = pace.scheduleAtFixedRate(
                () -> allowed.release(1 - allowed.availablePermits()),
                0,
                TimeUnit.SECONDS.toMicros(1) / STEPS_A_SECOND,
                TimeUnit.MICROSECONDS);
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[step];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                allowed.acquireUninterruptibly();
                if (!dead) {
                    out.write(piece, 0, read);
                }
            }
        }
    }

    /** A thread that ends when one of its sockets is closed. */
    private static void start(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.run();
            } catch (IOException ended) {
                // One side is gone, so the line is.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Passing {
        void run() throws IOException;
    }

    @Override
    public void close() {
        pace.shutdownNow();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
