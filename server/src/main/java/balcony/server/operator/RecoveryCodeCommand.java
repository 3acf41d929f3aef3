package balcony.server.operator;

import balcony.server.access.MapKeeper;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code balcony recovery-code}: a way back into a map whose enablers are gone. */
@Command(
        name = "recovery-code",
        description =
                "Gives a map another recovery code. Whoever enters it on the first page becomes the map's enabler.",
        footer = "The code before opens nothing any more. Stop the server first.")
final class RecoveryCodeCommand extends MapCommand {
    @Override
    int run(Store store, MapKeeper keeper) {
        Optional<String> code = keeper.renewRecoveryCode(map());
        return done(
                code.isPresent(),
                "The recovery code of " + map() + " is now " + code.orElse("") + ". It is shown only this once.");
    }
}
