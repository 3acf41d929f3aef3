package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.Config;
import balcony.server.Server;
import balcony.server.crdt.DocumentId;
import balcony.server.limits.Limits;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with a certificate of its own. */
class TlsTest {
    private static final char[] PASSWORD = "for-the-test".toCharArray();

    @TempDir
    private Path folder;

    private Server server;
    private HttpClient browser;

    @BeforeEach
    void open() throws Exception {
        KeyStore store = selfSigned();
        X509Certificate certificate = (X509Certificate) store.getCertificate("room");
        Listen.Tls tls = new Listen.Tls(
                pem("cert.pem", "CERTIFICATE", certificate.getEncoded()),
                pem("key.pem", "PRIVATE KEY", store.getKey("room", PASSWORD).getEncoded()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        browser = HttpClient.newBuilder().sslContext(context).build();
        server = Server.start(
                new Config(
                        new Listen("127.0.0.1", 0, Optional.of(tls)),
                        folder.resolve("data"),
                        Optional.empty(),
                        false,
                        Limits.DEFAULT,
                        false),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path pem(String name, String kind, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }

    /** A key with a certificate that it signed itself, as the JDK's own tool makes them. */
    private KeyStore selfSigned() throws Exception {
        Path store = folder.resolve("store.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "room",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(tool.waitFor()).isZero();
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private HttpResponse<String> post(String path, String token, JsonObject body) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(server.address().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Origin", server.address().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisplayName("A73 with a certificate and its key it serves HTTPS, and cookies that go over nothing else")
    void it_serves_https() throws Exception {
        assertThat(server.address()).hasScheme("https");
        HttpResponse<String> answer = post("/api/session", "none", new JsonObject().put("name", "Asha"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    }

    @Test
    @DisplayName("A73 a map is in sync over TLS as it is without")
    void it_syncs_over_tls() throws Exception {
        String token = new JsonObject(post("/api/session", "none", new JsonObject().put("name", "Asha"))
                        .body())
                .getString("token");
        JsonObject map = new JsonObject(post("/api/maps", token, new JsonObject().put("title", "Getting home"))
                .body());
        String ticket =
                new JsonObject(post("/api/tickets", token, new JsonObject()).body()).getString("ticket");
        DocumentId document = DocumentId.parse(map.getString("document")).orElseThrow();
        SyncMessage nothing =
                new SyncMessage(List.of(), List.of(), List.of(new Have(List.of(), BloomFilter.empty())), List.of());

        String url = "wss://127.0.0.1:" + server.port() + "/sync?ticket=" + ticket;
        try (RawPeer peer = RawPeer.connect(browser, url)) {
            peer.say("type", "join", "senderId", "asha", "peerMetadata", Map.of("isEphemeral", true));
            peer.hear("peer");
            peer.say(
                    "type",
                    "request",
                    "senderId",
                    "asha",
                    "documentId",
                    document.text(),
                    "data",
                    SyncCodec.encode(nothing));

            byte[] data = peer.hear("sync").get("data").binaryValue();
            assertThat(((DecodedMessage.Valid) SyncCodec.decode(data)).message().changes())
                    .hasSize(1);
        }
    }
}
