package balcony.server.course;

import balcony.server.journal.MapId;
import java.util.function.Consumer;

/** Where it is written how far each group is. */
public interface CourseBook {
    /** Nobody has an agenda. */
    CourseBook NONE = new CourseBook() {
        @Override
        public Course of(MapId map) {
            return Course.NONE;
        }

        @Override
        public void onChange(Consumer<MapId> listener) {
            // nothing ever changes
        }
    };

    /** The course of a map as it was written last. Blocks. */
    Course of(MapId map);

    /** Tells rooms that the course of a map has changed, soon after it is durable, on any thread. */
    void onChange(Consumer<MapId> listener);
}
