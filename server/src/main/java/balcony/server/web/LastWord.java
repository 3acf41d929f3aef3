package balcony.server.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;

/**
 * Ends our side of a line right behind the close frame, without waiting for the peer's. A stock client that edits between the two
 * fails at its socket in the middle of the edit, and can never edit that document again: so there must be no time between them.
 */
@Sharable
final class LastWord extends ChannelOutboundHandlerAdapter {
    private static final LastWord INSTANCE = new LastWord();

    private LastWord() {}

    /** Watches a line that became a WebSocket. */
    static void watch(HttpConnection connection) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        pipeline.addBefore(pipeline.context(VertxHandler.class).name(), "last-word", INSTANCE);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ChannelPromise told = promise.unvoid();
        if (message instanceof CloseWebSocketFrame && context.channel() instanceof DuplexChannel line) {
            var unused = told.addListener(written -> end(line));
        }
        var unused = context.write(message, told);
    }

    private static void end(DuplexChannel line) {
        var unused = line.shutdownOutput();
    }
}
