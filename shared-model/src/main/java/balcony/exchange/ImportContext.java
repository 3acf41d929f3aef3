package balcony.exchange;

import balcony.model.MemberId;
import balcony.model.SystemMap;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What an import goes into.
 *
 * @param fileName the name that the file came with; it names the voice of what the file claims
 * @param map the map as it is
 * @param by who imports
 * @param at when
 * @param ids makes a fresh id each time
 */
public record ImportContext(String fileName, SystemMap map, MemberId by, Instant at, Supplier<String> ids) {
    private static final int LONGEST_NAME = 80;

    /** The file's name as people are told it: no folders, no extension, one line. */
    public String source() {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String bare = name.replaceAll("(?i)\\.json$", "")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        if (bare.isEmpty()) {
            return "Imported map";
        }
        int length = Math.min(LONGEST_NAME, bare.codePointCount(0, bare.length()));
        return bare.substring(0, bare.offsetByCodePoints(0, length)).strip();
    }
}
