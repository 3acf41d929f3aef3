package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that must not count, forged with the server's own key where that helps the forger. */
class TokenTest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static TestServer server;
    private static String key;
    private static String real;

    @BeforeAll
    static void open() throws Exception {
        server = TestServer.start();
        key = Files.readString(server.data().resolve("session.key")).strip();
        real = Visitor.of(server)
                .post("/api/session", new JsonObject().put("name", "Asha"))
                .text("token");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static int status(String token) {
        return Visitor.of(server)
                .with("Authorization", "Bearer " + token)
                .get("/api/session")
                .status();
    }

    private static JsonObject claims() {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(real.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    private static String unsigned(String algorithm, JsonObject claims) {
        JsonObject header = new JsonObject().put("typ", "JWT").put("alg", algorithm);
        return part(header) + "." + part(claims);
    }

    private static String part(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String algorithm, String mac, String key, JsonObject claims) {
        try {
            Mac signer = Mac.getInstance(mac);
            signer.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), mac));
            String body = unsigned(algorithm, claims);
            return body + "." + BASE64.encodeToString(signer.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName(
            "A12 a token that says what ours says, signed with our key, counts: so the forgeries below fail for their own reason")
    void the_forger_knows_how() {
        assertThat(status(signed("HS256", "HmacSHA256", key, claims()))).isEqualTo(200);
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("no end", claims -> claims.remove("exp")),
                wrong("an end in words", claims -> claims.put("exp", "never")),
                wrong("an end in the past", claims -> claims.put("exp", 1_000_000_000)),
                wrong(
                        "an end of now",
                        claims -> claims.put("exp", server.clock().instant().getEpochSecond())),
                wrong("no issuer", claims -> claims.remove("iss")),
                wrong("another issuer", claims -> claims.put("iss", "somebody")),
                wrong("no audience", claims -> claims.remove("aud")),
                wrong("another audience", claims -> claims.put("aud", "others")),
                wrong("other audiences", claims -> claims.put("aud", new JsonArray(List.of("others")))),
                wrong("no person", claims -> claims.remove("sub")),
                wrong("another person", claims -> claims.put("sub", "p_somebody")),
                wrong("no session", claims -> claims.remove("sid")),
                wrong("another session", claims -> claims.put("sid", "s_other")));
    }

    private static Arguments wrong(String what, Consumer<JsonObject> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    @DisplayName("A13 a token has to name issuer, audience, person, session and an end to come")
    void a_token_with_wrong_claims_does_not_count(String what, Consumer<JsonObject> change) {
        JsonObject claims = claims();
        change.accept(claims);

        assertThat(status(signed("HS256", "HmacSHA256", key, claims))).isEqualTo(401);
    }

    @Test
    @DisplayName("A14 only our algorithm counts: not none, not another, even with our key")
    void only_our_algorithm_counts() {
        JsonObject claims = claims();

        assertThat(status(unsigned("none", claims) + ".")).isEqualTo(401);
        assertThat(status(unsigned("none", claims))).isEqualTo(401);
        assertThat(status(unsigned("HS256", claims) + ".")).isEqualTo(401);
        assertThat(status(unsigned("HS256", claims))).isEqualTo(401);
        assertThat(status(signed("HS512", "HmacSHA512", key, claims))).isEqualTo(401);
        assertThat(status(signed("HS384", "HmacSHA384", key, claims))).isEqualTo(401);
        assertThat(status(signed("RS256", "HmacSHA256", key, claims))).isEqualTo(401);
        assertThat(status(signed("HS256", "HmacSHA256", "0".repeat(44), claims)))
                .isEqualTo(401);
    }

    @Test
    @DisplayName("A15 garbage is no token")
    void garbage_is_no_token() {
        for (String garbage : List.of("x", "a.b.c", "..", real + "x", real.substring(1), "null", "{}")) {
            assertThat(status(garbage)).as(garbage).isEqualTo(401);
        }
    }
}
