package balcony.server.operator;

import java.util.List;

/**
 * What a check of a database found.
 *
 * @param maps each map that could be read through, sound or not
 * @param findings what is wrong; none means that all is as it was written
 * @param lastPosition the journal's last position, which the check covers
 */
record CheckReport(List<CheckedMap> maps, List<Finding> findings, long lastPosition) {
    CheckReport {
        maps = List.copyOf(maps);
        findings = List.copyOf(findings);
    }

    boolean isSound() {
        return findings.isEmpty();
    }

    /** Whether all that cannot be made again is sound. */
    boolean isWhole() {
        return findings.stream().allMatch(Finding::cacheOnly);
    }

    long changes() {
        return maps.stream().mapToLong(CheckedMap::changes).sum();
    }
}
