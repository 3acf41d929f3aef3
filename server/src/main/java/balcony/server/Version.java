package balcony.server;

import org.jspecify.annotations.Nullable;

/** The version of this build, as its jar says. */
final class Version {
    private static final String UNPACKED = "development";

    private Version() {}

    static String current() {
        @Nullable String packaged = Version.class.getPackage().getImplementationVersion();
        return packaged == null ? UNPACKED : packaged;
    }
}
