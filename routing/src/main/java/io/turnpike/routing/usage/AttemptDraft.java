package io.turnpike.routing.usage;

import io.turnpike.routing.Attempt;
import io.turnpike.routing.FailureClass;
import org.jspecify.annotations.Nullable;

/** An attempt while it runs. Written on the provider's event loop, read when the request ends. */
public final class AttemptDraft {

  private final UsageDraft request;
  private final int number;
  private final String connection;
  private final String model;
  private final long startMicros;
  private volatile long connectedMicros = -1;
  private volatile long headersMicros = -1;
  private volatile long firstTokenMicros = -1;
  private volatile long endMicros = -1;
  private volatile int status;
  private volatile @Nullable FailureClass failure;
  private volatile @Nullable String detail;

  AttemptDraft(UsageDraft request, int number, String connection, String model) {
    this.request = request;
    this.number = number;
    this.connection = connection;
    this.model = model;
    this.startMicros = request.micros();
  }

  public int number() {
    return number;
  }

  public void connected() {
    connectedMicros = request.micros();
  }

  public void headers(int status) {
    this.status = status;
    headersMicros = request.micros();
  }

  /** The first content is here, which is what the client has been waiting for. */
  public void firstToken() {
    firstTokenMicros = request.micros();
    request.firstToken(firstTokenMicros);
  }

  public void served() {
    endMicros = request.micros();
  }

  public void failed(FailureClass failure, String detail) {
    this.failure = failure;
    this.detail = detail;
    endMicros = request.micros();
  }

  String connection() {
    return connection;
  }

  String model() {
    return model;
  }

  @Nullable FailureClass failure() {
    return failure;
  }

  Attempt attempt(long now) {
    return new Attempt(
        number,
        connection,
        model,
        startMicros,
        connectedMicros,
        headersMicros,
        firstTokenMicros,
        endMicros < 0 ? now : endMicros,
        status,
        failure,
        detail);
  }
}
