package balcony.model;

/** How an experiment stands. */
public enum ExperimentResult implements Word {
    RUNNING("running"),
    WORKED("worked"),
    FAILED("failed"),
    UNCLEAR("unclear"),
    STOPPED("stopped");

    private final String word;

    ExperimentResult(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
