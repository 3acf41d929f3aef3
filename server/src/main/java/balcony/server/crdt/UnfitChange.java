package balcony.server.crdt;

/** That a change has a flaw, on its way from where that was seen to {@link Admission}. */
final class UnfitChange extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Flaw flaw;

    private UnfitChange(Flaw flaw) {
        super(flaw.words(), null, false, false);
        this.flaw = flaw;
    }

    static void unless(boolean holds, Flaw.Kind kind, String words) throws UnfitChange {
        if (!holds) {
            throw of(kind, words);
        }
    }

    static UnfitChange of(Flaw.Kind kind, String words) {
        return new UnfitChange(new Flaw(kind, words));
    }

    Flaw flaw() {
        return flaw;
    }
}
