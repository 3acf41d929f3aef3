import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The floor: passes each binary frame that starts with 1 to everybody else and answers its sender with a frame that starts with 2. It reads
 * nothing, checks nothing and keeps nothing. Run as a single source file with Vert.x on the class path; the argument is the port.
 */
public final class BareRelay {

  private static final byte UPDATE = 1;
  private static final byte ACKNOWLEDGED = 2;

  private final Set<ServerWebSocket> peers = new LinkedHashSet<>();

  public static void main(String[] arguments) {
    BareRelay relay = new BareRelay();
    Vertx.vertx()
        .createHttpServer(new HttpServerOptions().setPerMessageWebSocketCompressionSupported(false))
        .requestHandler(request -> request.response().end("ready"))
        .webSocketHandler(relay::accept)
        .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
  }

  private void accept(ServerWebSocket peer) {
    peers.add(peer);
    peer.closeHandler(ignored -> peers.remove(peer));
    peer.binaryMessageHandler(frame -> receive(peer, frame));
  }

  private void receive(ServerWebSocket sender, Buffer frame) {
    if (frame.getByte(0) != UPDATE) {
      return;
    }
    for (ServerWebSocket peer : peers) {
      if (peer != sender) {
        peer.writeBinaryMessage(frame);
      }
    }
    sender.writeBinaryMessage(frame.copy().setByte(0, ACKNOWLEDGED));
  }
}
