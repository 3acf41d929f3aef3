package balcony.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import balcony.server.journal.StorageFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("A10 the key is made once, readable by its owner alone")
    void the_key_is_made_once() throws Exception {
        Path file = folder.resolve("session.key");

        SigningKey made = SigningKey.in(file, new SecureRandom());

        assertThat(SigningKey.in(file, new SecureRandom()).forTokens()).isEqualTo(made.forTokens());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "no key at all!"})
    @DisplayName(
            "A11 a key that cannot be used keeps the server from starting: without one, unsigned tokens would count")
    void an_unusable_key_is_refused(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("session.key"), content);

        assertThatThrownBy(() -> SigningKey.in(file, new SecureRandom()))
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("session.key");
    }
}
