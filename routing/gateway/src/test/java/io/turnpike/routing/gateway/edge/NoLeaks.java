package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test class in which, or beside which, a buffer was not released, or twice. */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {

  private final Logger detector =
      (Logger) LoggerFactory.getLogger("io.netty.util.ResourceLeakDetector");
  private final Logger discards =
      (Logger) LoggerFactory.getLogger("reactor.core.publisher.Operators");
  private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    reports.start();
    detector.addAppender(reports);
    discards.addAppender(reports);
  }

  /** What ends a moment after its test has let go of its buffers by the second time. */
  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    collect();
    Thread.sleep(60);
    collect();
    detector.detachAppender(reports);
    discards.detachAppender(reports);
    assertThat(reports.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }

  /** Leaks are noticed when a buffer is made after the collector has found a lost one. */
  private static void collect() throws InterruptedException {
    System.gc();
    Thread.sleep(20);
    ByteBufAllocator.DEFAULT.directBuffer(16).release();
    ByteBufAllocator.DEFAULT.heapBuffer(16).release();
  }
}
