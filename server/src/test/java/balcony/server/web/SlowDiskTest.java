package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.LongHistory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People draw faster than the disk writes. */
class SlowDiskTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongHistory history = new LongHistory(new ActorId("aa".repeat(16)));

    @Test
    @DisplayName("RO2: who brings more than the disk takes is read no further and loses nothing; others are served")
    void a_slow_disk_slows_the_writer_down() {
        int messages = 45;
        try (Hub hub = new Hub()) {
            hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
            hub.gate.set(DOCUMENT, "ben", Role.OBSERVER);
            try (SyncPeer asha = SyncPeer.joined(hub, "asha", DOCUMENT);
                    SyncPeer ben = SyncPeer.joined(hub, "ben", DOCUMENT)) {
                List<Change> first = history.next(1);
                List<ChangeHash> heads = List.of(first.get(0).hash());
                asha.bring(first);
                asha.hearHeads(heads);

                hub.log.hold();
                List<ChangeHash> longAgo = someHashes(31_000);
                CompletableFuture<Void> drawing = CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < messages; i++) {
                        List<Change> next = history.next(1);
                        asha.bring(List.of(next.get(0).hash()), longAgo, next);
                    }
                });
                ben.bring(List.of(), List.of());
                ben.hearHeads(heads);
                assertThat(drawing).isNotDone();

                hub.log.release();
                assertThat(drawing).succeedsWithin(PATIENCE);
                await().atMost(PATIENCE).until(() -> hub.stored(DOCUMENT) == 1 + messages);
                assertThat(asha.socket().isOpen()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("RO2: many small messages behind one that is being stored wait too")
    void many_small_messages_wait() {
        int messages = 3_000;
        try (Hub hub = new Hub()) {
            hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
            try (SyncPeer asha = SyncPeer.joined(hub, "asha", DOCUMENT)) {
                hub.log.hold();
                CompletableFuture<Void> drawing = CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < messages; i++) {
                        asha.bring(history.next(1));
                    }
                });
                assertThat(drawing).succeedsWithin(PATIENCE);
                assertThat(hub.stored(DOCUMENT)).isZero();

                hub.log.release();
                await().atMost(PATIENCE).until(() -> hub.stored(DOCUMENT) == messages);
                assertThat(asha.socket().isOpen()).isTrue();
            }
        }
    }

    /** Names of changes that nobody has: a megabyte of a message that asks for them. */
    private static List<ChangeHash> someHashes(int count) {
        Random random = new Random(5);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] bytes = new byte[ChangeHash.LENGTH];
                    random.nextBytes(bytes);
                    return ChangeHash.of(bytes);
                })
                .toList();
    }
}
