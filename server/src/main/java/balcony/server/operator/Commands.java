package balcony.server.operator;

import picocli.CommandLine;

/** The commands of operators, which stand beside that which runs the server. */
public final class Commands {
    private Commands() {}

    /**
     * Adds them to the program's command line.
     *
     * @param version this build's, which backups carry
     */
    public static void addTo(CommandLine program, String version) {
        program.addSubcommand(new VerifyCommand())
                .addSubcommand(new BackupCommand(version))
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new MapsCommand())
                .addSubcommand(new RecoveryCodeCommand())
                .addSubcommand(new ArchiveCommand())
                .addSubcommand(new DeleteCommand())
                .addSubcommand(new CutCommand());
    }
}
