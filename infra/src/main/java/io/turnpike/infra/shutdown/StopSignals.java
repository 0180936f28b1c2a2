package io.turnpike.infra.shutdown;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM and SIGINT of a process that is stopping already, which the JVM would not notice. The
 * type that hears signals is named by text because the compiler warns of it, and nothing turns that
 * off.
 */
final class StopSignals {

  private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

  private final Map<Object, Object> before = new HashMap<>();

  private StopSignals() {}

  /** Goes without where the platform does not give its signals away. */
  static StopSignals take(Runnable heard) {
    StopSignals signals = new StopSignals();
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Object handler = handler(type, heard);
      signals.set(type.getConstructor(String.class).newInstance("TERM"), handler);
      signals.set(type.getConstructor(String.class).newInstance("INT"), handler);
    } catch (ReflectiveOperationException | RuntimeException kept) {
      log.debug("A second signal will not be heard.", kept);
    }
    return signals;
  }

  void giveBack() {
    Map.copyOf(before)
        .forEach(
            (signal, handler) -> {
              try {
                set(signal, handler);
              } catch (ReflectiveOperationException kept) {
                log.debug("A signal stays with whom it is.", kept);
              }
            });
  }

  private void set(Object signal, Object handler) throws ReflectiveOperationException {
    Class<?> type = signal.getClass();
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    before.put(signal, type.getMethod("handle", type, handlers).invoke(null, signal, handler));
  }

  private static Object handler(Class<?> signal, Runnable heard)
      throws ReflectiveOperationException {
    MethodHandle run =
        MethodHandles.lookup()
            .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
            .bindTo(heard);
    return MethodHandleProxies.asInterfaceInstance(
        Class.forName("sun.misc.SignalHandler"), MethodHandles.dropArguments(run, 0, signal));
  }
}
