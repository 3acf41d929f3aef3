package balcony.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** By which addresses others in the same network find this machine, the likeliest first. */
final class LanAddresses {
    /** An address that belongs to nobody (RFC 5737). Nothing is sent to it: the system only says by which way it would go. */
    private static final InetSocketAddress SOMEWHERE = new InetSocketAddress("192.0.2.1", 9);

    private LanAddresses() {}

    static List<String> find() {
        Set<String> found = new LinkedHashSet<>();
        outgoing(found);
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (network.isUp() && !network.isLoopback() && !network.isPointToPoint()) {
                    Collections.list(network.getInetAddresses()).forEach(address -> add(found, address));
                }
            }
        } catch (SocketException e) {
            throw new UncheckedIOException("the machine's networks cannot be listed", e);
        }
        return new ArrayList<>(found);
    }

    /** A machine that is in no network has no way out, which is no fault. */
    private static void outgoing(Set<String> found) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(SOMEWHERE);
            add(found, socket.getLocalAddress());
        } catch (IOException | UncheckedIOException none) {
            return;
        }
    }

    private static void add(Set<String> found, InetAddress address) {
        if (address instanceof Inet4Address && address.isSiteLocalAddress()) {
            found.add(address.getHostAddress());
        }
    }
}
