package balcony.server.web.plain;

import balcony.server.access.NextSession;
import balcony.server.journal.MapId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** A session as a calendar takes it: RFC 5545, one event. Set again, it moves the event instead of making a second. */
final class Calendar {
    static final String TYPE = "text/calendar; charset=utf-8";

    /** A line has at most so many bytes; what is longer goes on behind a space on the next. */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Calendar() {}

    static String of(MapId map, String title, NextSession session, Instant now) {
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Balcony//Balcony//EN");
        line(file, "METHOD:PUBLISH");
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + uid(map));
        line(file, "DTSTAMP:" + TIME.format(now));
        line(file, "SEQUENCE:" + session.changed());
        line(file, "DTSTART:" + TIME.format(session.at()));
        line(file, "DTEND:" + TIME.format(session.end()));
        line(file, "SUMMARY:" + escaped(title));
        if (!session.place().isEmpty()) {
            line(file, "LOCATION:" + escaped(session.place()));
        }
        line(file, "END:VEVENT");
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    /** The same for each session of a map, and no way back to it. */
    private static String uid(MapId map) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("next session of " + map.value()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16) + "@balcony";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    private static void line(StringBuilder file, String line) {
        int[] bytes = {0};
        line.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            int more = letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes[0] + more > LONGEST_LINE) {
                file.append("\r\n ");
                bytes[0] = 1;
            }
            file.append(letter);
            bytes[0] += more;
        });
        file.append("\r\n");
    }
}
