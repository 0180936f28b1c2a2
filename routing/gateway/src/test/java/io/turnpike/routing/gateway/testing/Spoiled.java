package io.turnpike.routing.gateway.testing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.ReferenceCountUtil;

/** Resets a connection at the next byte that comes. */
final class Spoiled extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
    context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    context.close();
  }
}
