package io.turnpike.app.start;

import reactor.netty.ReactorNetty;

/**
 * One event loop to a core, unless {@code reactor.netty.ioWorkerCount} says otherwise. The library
 * starts four where there are fewer cores; they take turns on them, and a tenth of a call's CPU goes
 * into the turns.
 */
public final class EventLoops {

  private EventLoops() {}

  /** Before anything of Reactor Netty is loaded. */
  public static void onePerCore() {
    if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
      int cores = Runtime.getRuntime().availableProcessors();
      System.setProperty(ReactorNetty.IO_WORKER_COUNT, Integer.toString(cores));
    }
  }
}
