package org.automerge;

import java.util.List;

/**
 * What one patch does to one object: the family that automerge-java's native code builds, by name and constructor.
 *
 * <p>It stands ahead of the jar on the class path because in automerge-java 0.0.7 {@code FlagConflict} is no {@code PatchAction}
 * and lacks the constructor that the native code calls, so that an ordinary conflict aborts the JVM.
 */
public abstract class PatchAction {
    /** A value put at a key of a map. */
    public static class PutMap extends PatchAction {
        private final String key;

        protected PutMap(String key, AmValue value, boolean conflict) {
            this.key = key;
        }

        public String getKey() {
            return key;
        }
    }

    /** A value put at an index of a list. */
    public static class PutList extends PatchAction {
        protected PutList(long index, AmValue value, boolean conflict) {}
    }

    /** Values inserted into a list. */
    public static class Insert extends PatchAction {
        protected Insert(long index, AmValue[] values) {}
    }

    /** Text inserted into a text. */
    public static class SpliceText extends PatchAction {
        protected SpliceText(long index, String text) {}
    }

    /** A counter moved. */
    public static class Increment extends PatchAction {
        private final Prop property;

        protected Increment(Prop property, long value) {
            this.property = property;
        }

        public Prop getProperty() {
            return property;
        }
    }

    /** A key removed from a map. */
    public static class DeleteMap extends PatchAction {
        private final String key;

        protected DeleteMap(String key) {
            this.key = key;
        }

        public String getKey() {
            return key;
        }
    }

    /** A stretch removed from a list or text. */
    public static class DeleteList extends PatchAction {
        protected DeleteList(long index, long length) {}
    }

    /** A stretch of text marked. */
    public static class Mark extends PatchAction {
        private final List<org.automerge.Mark> marks;

        protected Mark(org.automerge.Mark[] marks) {
            this.marks = List.of(marks);
        }

        public List<org.automerge.Mark> getMarks() {
            return marks;
        }
    }

    /** A value that was alone and now has a rival; what reads as its value may be unchanged. */
    public static class FlagConflict extends PatchAction {
        private final Prop property;

        protected FlagConflict(Prop property, long ignored) {
            this.property = property;
        }

        public Prop getProperty() {
            return property;
        }
    }
}
