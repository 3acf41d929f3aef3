package balcony.server;

/** The program {@code balcony}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("Balcony");
    }
}
