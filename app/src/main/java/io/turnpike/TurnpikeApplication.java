package io.turnpike;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import reactor.netty.ReactorNetty;

/**
 * The whole product in one process. Beans are named by their full class name, because each module
 * names its types for itself: the API and the console both have a sign-up controller.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class TurnpikeApplication {

  public static void main(String[] args) {
    oneEventLoopToACore();
    AtomicBoolean started = new AtomicBoolean();
    SpringApplication.getShutdownHandlers().add(() -> endWell(started.get()));
    SpringApplication.run(TurnpikeApplication.class, args);
    started.set(true);
  }

  /**
   * SIGTERM ends a JVM with 143, which who asked for it may take for a failure. What has started,
   * and has ended by steps, ended well. Of several handlers the one that was added first runs last.
   */
  private static void endWell(boolean started) {
    if (started) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Said before the library is loaded, which starts at least four however few the cores are. */
  private static void oneEventLoopToACore() {
    if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
      int cores = Runtime.getRuntime().availableProcessors();
      System.setProperty(ReactorNetty.IO_WORKER_COUNT, Integer.toString(cores));
    }
  }
}
