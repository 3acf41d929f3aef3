package balcony.server.journal;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Tells a watch of each statement of a migration. */
final class MigrationWatch implements Callback {
    private final StoreWatch watch;

    MigrationWatch(StoreWatch watch) {
        this.watch = watch;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        watch.at(StoreStep.MIGRATING);
    }

    @Override
    public String getCallbackName() {
        return "watch";
    }
}
