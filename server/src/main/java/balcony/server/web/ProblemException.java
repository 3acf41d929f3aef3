package balcony.server.web;

/** Ends a handler with a problem for its caller; not a fault of the server, so it carries no stack trace. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
