package balcony.server.web.plain;

import balcony.model.Bundle;
import balcony.model.Sign;
import balcony.server.access.Role;

/** What the plain pages say, where it takes more than a label. */
final class PlainWords {
    private PlainWords() {}

    static String as(Role role) {
        return switch (role) {
            case ENABLER -> "You join as an enabler: you draw, invite, mark moments, and see to who may do what.";
            case PARTICIPANT -> "You join as a participant: you draw and change the map with everyone else.";
            case OBSERVER -> "You join as an observer: you see everything, live and in replay, and change nothing.";
            case GUEST -> "You join as a guest: you see the current picture and the published moments.";
        };
    }

    /** One line of the map: what is said of two things, without who says it. */
    static String link(String from, String to, Bundle bundle) {
        String first = "“" + from + "”";
        String second = "“" + to + "”";
        return switch (bundle.kind()) {
            case WORKS_WITH -> first + " works with " + second;
            case DEPENDS_ON -> first + " depends on " + second;
            case PART_OF -> first + " is part of " + second;
            case INFLUENCES -> influence(first, second, bundle);
        };
    }

    private static String influence(String from, String to, Bundle bundle) {
        return switch (bundle.state()) {
            case CONTESTED -> from + " changes " + to + ": people differ about how";
            case DIVIDED -> from + " changes " + to + ": one voice is of two minds about how";
            case UNSIGNED -> from + " changes " + to;
            case AGREED, SINGLE_VOICE ->
                bundle.sign().map(sign -> signed(from, to, sign)).orElse(from + " changes " + to);
        };
    }

    private static String signed(String from, String to, Sign sign) {
        return switch (sign) {
            case PLUS -> "More " + from + " means more " + to;
            case MINUS -> "More " + from + " means less " + to;
            case NONE -> from + " has no effect on " + to;
            case UNKNOWN -> from + " changes " + to + ": nobody knows how";
        };
    }

    /** {@code 1 person}, {@code 3 people}. */
    static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
