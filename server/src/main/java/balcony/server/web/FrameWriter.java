package balcony.server.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Writes whole binary frames to one socket behind its encoder, as the bytes that they are: all peers get the same but for a few, and what
 * is made of a message on its way through Vert.x and the encoder costs as much as the system's own work. Used on the socket's event
 * loop alone, where it keeps its order with what else is written.
 */
final class FrameWriter {
    /** A frame that is the whole message, of bytes (RFC 6455, 5.2). */
    private static final int WHOLE_BINARY = 0x82;

    private static final int LONGEST_IN_ONE_BYTE = 125;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;
    private static final int LONGEST_IN_TWO_BYTES = 0xffff;
    private static final int LONGEST_HEAD = 10;

    private final Channel channel;
    private final ChannelHandlerContext encoder;

    private FrameWriter(Channel channel, ChannelHandlerContext encoder) {
        this.channel = channel;
        this.encoder = encoder;
    }

    /** @param connection the one that became the socket */
    static FrameWriter of(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        return new FrameWriter(channel, channel.pipeline().context(WebSocketFrameEncoder.class));
    }

    /**
     * Writes a message, to go out with the next {@link #flush}.
     *
     * @param written run when the system has taken it, or never will
     */
    void write(byte[] message, Runnable written) {
        ByteBuf frame = channel.alloc().directBuffer(LONGEST_HEAD + message.length);
        frame.writeByte(WHOLE_BINARY);
        if (message.length <= LONGEST_IN_ONE_BYTE) {
            frame.writeByte(message.length);
        } else if (message.length <= LONGEST_IN_TWO_BYTES) {
            frame.writeByte(TWO_BYTES_FOLLOW);
            frame.writeShort(message.length);
        } else {
            frame.writeByte(EIGHT_BYTES_FOLLOW);
            frame.writeLong(message.length);
        }
        frame.writeBytes(message);
        var unused = encoder.write(frame).addListener(done -> written.run());
    }

    void flush() {
        var unused = encoder.flush();
    }
}
