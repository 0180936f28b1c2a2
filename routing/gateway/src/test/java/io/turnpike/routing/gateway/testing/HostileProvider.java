package io.turnpike.routing.gateway.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.turnpike.routing.gateway.testing.behaviour.Behaviour;
import io.turnpike.routing.gateway.testing.behaviour.NamedBehaviours;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider on loopback that speaks OpenAI's chat completions and responses, Anthropic's messages
 * and Google's generated content, whole and streamed, and misbehaves to order, byte for byte. It
 * keeps the truth of every request: what came in, which tokens reached the socket, whether the
 * caller hung up.
 *
 * <pre>{@code
 * @AutoClose static final HostileProvider provider = HostileProvider.start();
 *
 * provider.next(Refusal.status(429).retryAfterSeconds(3), Completion.text("second time lucky"));
 * … call provider.baseUrl() twice …
 * assertThat(provider.requests().getLast().tokensWritten()).isEqualTo(3);
 * }</pre>
 *
 * What answers a request, first match: the next behaviour of the queue; a behaviour named by the
 * model ({@code hostile/reset-after-3}, see {@link NamedBehaviours}); {@link #otherwise}, which
 * begins as a short completion. {@code GET /v1/models} lists the names, {@code GET /ledger} the
 * truth so far as JSON and {@code GET /ledger/counts} its sums by behaviour, for callers in another
 * process.
 */
public final class HostileProvider implements AutoCloseable {

  private static final int LARGEST_REQUEST = 64 << 20;

  private final EventLoopGroup threads;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Script script = new Script();
  private final Ledger ledger = new Ledger();
  private final Channel server;

  private final @Nullable SslContext tls;

  private HostileProvider(int port, @Nullable SslContext tls) {
    this.tls = tls;
    threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    server = bind(port);
  }

  /** On an ephemeral port. */
  public static HostileProvider start() {
    return new HostileProvider(0, null);
  }

  public static HostileProvider start(int port) {
    return new HostileProvider(port, null);
  }

  /** Behind a certificate that nobody should trust. */
  public static HostileProvider start(Certificate certificate) {
    return new HostileProvider(0, certificate.context());
  }

  /** {@code --port N} starts it by hand, see {@link Stage}; it runs until the process is ended. */
  public static void main(String[] arguments) {
    boolean chosen = arguments.length == 2 && arguments[0].equals("--port");
    Stage.open(chosen ? Integer.parseInt(arguments[1]) : 0).await();
  }

  /** With the version: {@code http://127.0.0.1:port/v1}. */
  public URI baseUrl() {
    String scheme = tls == null ? "http" : "https";
    return URI.create(scheme + "://127.0.0.1:" + port() + "/v1");
  }

  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Queues behaviours; each serves one request, whatever its model. */
  public HostileProvider next(Behaviour... behaviours) {
    script.queue(List.of(behaviours));
    return this;
  }

  /** What answers when nothing is queued and the model names no behaviour. */
  public HostileProvider otherwise(Behaviour behaviour) {
    script.otherwise(behaviour);
    return this;
  }

  /** Completion requests in the order they arrived. */
  public List<ReceivedRequest> requests() {
    return ledger.requests();
  }

  /** Waits up to thirty seconds for the request of this number, counted from 1. */
  public ReceivedRequest awaitRequest(int number) {
    return ledger.await(number);
  }

  /**
   * What became of the requests that a behaviour answered: {@code hostile/reset-after-3}, {@code
   * queued} or {@code otherwise}.
   */
  public Count count(String behaviour) {
    return ledger.count(behaviour);
  }

  /** Most completion requests that were being answered at one time. */
  public int mostAtOnce() {
    return ledger.mostAtOnce();
  }

  /** Open sockets, idle ones included. */
  public int openConnections() {
    return connections.size();
  }

  /** Sockets accepted since the start or the last reset. */
  public int connectionsAccepted() {
    return ledger.connectionsAccepted();
  }

  /** Forgets queue, requests and counts, and closes what is open. */
  public HostileProvider reset() {
    connections.close().awaitUninterruptibly();
    script.clear();
    ledger.clear();
    return this;
  }

  @Override
  public void close() {
    server.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
    threads.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).awaitUninterruptibly();
  }

  void awaitClose() {
    server.closeFuture().syncUninterruptibly();
  }

  private Channel bind(int port) {
    return new ServerBootstrap()
        .group(threads)
        .channel(NioServerSocketChannel.class)
        .childOption(io.netty.channel.ChannelOption.TCP_NODELAY, true)
        .childHandler(connection())
        .bind("127.0.0.1", port)
        .syncUninterruptibly()
        .channel();
  }

  private ChannelInitializer<SocketChannel> connection() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        connections.add(channel);
        ledger.accepted();
        if (tls != null) {
          channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel
            .pipeline()
            .addLast(new HttpRequestDecoder(8192, 1 << 20, 8192))
            .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
            .addLast(new Connection(script, ledger));
      }
    };
  }
}
