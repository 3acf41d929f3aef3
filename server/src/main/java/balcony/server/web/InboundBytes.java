package balcony.server.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.IntPredicate;

/**
 * What a socket's peer sends, counted as it arrives. Vert.x tells of a message only when all of it is in memory; so whoever
 * never finishes one would never be counted, and a limit on messages would come too late to save the memory.
 *
 * <p>Used on the socket's event loop alone.
 */
final class InboundBytes extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final IntPredicate wanted;

    private InboundBytes(Channel channel, IntPredicate wanted) {
        this.channel = channel;
        this.wanted = wanted;
    }

    /**
     * Begins to count.
     *
     * @param connection the one that became the socket
     * @param wanted told of the number of bytes that came; if it answers false they are thrown away unread
     */
    static InboundBytes of(HttpConnection connection, IntPredicate wanted) {
        Channel channel = ((ConnectionBase) connection).channel();
        InboundBytes bytes = new InboundBytes(channel, wanted);
        channel.pipeline().addFirst(bytes);
        return bytes;
    }

    /** Reads nothing more, or goes on reading. */
    void pause(boolean paused) {
        channel.config().setAutoRead(!paused);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && !wanted.test(bytes.readableBytes())) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }
}
