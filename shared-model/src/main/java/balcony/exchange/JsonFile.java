package balcony.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads a file that claims to be JSON, within limits. */
final class JsonFile {
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_STRING = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BYTES)
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonFile() {}

    static JsonNode read(byte[] bytes) throws FileRefused {
        if (bytes.length > MAX_BYTES) {
            throw new FileRefused("The file is larger than " + MAX_BYTES / 1024 / 1024 + " MB.");
        }
        try {
            return JSON.readTree(bytes, start(bytes), bytes.length - start(bytes));
        } catch (StreamConstraintsException e) {
            throw new FileRefused("The file is nested deeper, or holds a longer text, than any map needs.");
        } catch (IOException e) {
            throw new FileRefused("The file is not JSON.");
        }
    }

    /** Behind the byte order mark, if there is one. */
    private static int start(byte[] bytes) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return mark ? 3 : 0;
    }
}
