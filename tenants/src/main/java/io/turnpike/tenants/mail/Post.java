package io.turnpike.tenants.mail;

import io.turnpike.tenants.outbox.Courier;
import io.turnpike.tenants.outbox.Due;
import io.turnpike.tenants.outbox.Load.Letter;
import io.turnpike.tenants.outbox.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hands letters to the mail server, a few at a time, on threads of its own. */
final class Post implements Courier<Letter>, AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int AT_ONCE = 4;
  private static final int WAITING = 200;
  private static final Outcome TOOK_TOO_LONG =
      Outcome.failed(null, "The mail server took longer than a minute.");
  private static final Outcome NO_ROOM =
      Outcome.failed(null, "Too many messages were waiting for the mail server.");

  private final @Nullable MailServer server;
  private final InternetAddress from;
  private final String footer;
  private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "mail");

  /**
   * @param server null where nobody is written to
   * @param footer last line of each message
   */
  Post(@Nullable MailServer server, InternetAddress from, String footer) {
    this.server = server;
    this.from = from;
    this.footer = footer;
  }

  @Override
  public boolean open() {
    return server != null;
  }

  @Override
  public Mono<Outcome> carry(Due due, Letter letter) {
    MailServer to = server;
    return to == null
        ? Mono.just(Outcome.failed(null, "No mail server is set."))
        : Mono.fromCallable(() -> sent(to, due, letter))
            .subscribeOn(threads)
            .timeout(LONGEST)
            .onErrorResume(TimeoutException.class, _ -> Mono.just(TOOK_TOO_LONG))
            .onErrorResume(RejectedExecutionException.class, _ -> Mono.just(NO_ROOM));
  }

  @Override
  public void close() {
    threads.dispose();
  }

  /** Throws nothing: after a timeout there is nobody to catch it. */
  private Outcome sent(MailServer to, Due due, Letter letter) {
    try {
      send(to, due, letter);
      return Outcome.arrived(null);
    } catch (MessagingException error) {
      return outcome(error);
    }
  }

  private void send(MailServer to, Due due, Letter letter) throws MessagingException {
    Session session = Session.getInstance(to.properties());
    Message message = Message.of(session, id(due), from, letter, footer);
    message.saveChanges();
    try (Transport transport = session.getTransport()) {
      connect(transport, to);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  /** With a password the library would log in, whatever the settings say, as who runs this. */
  private static void connect(Transport transport, MailServer to) throws MessagingException {
    String password = to.user() == null ? null : to.password().reveal();
    transport.connect(to.host(), to.port(), to.user(), password);
  }

  /** The recipient is part of it, as a number: an address may hold what an id may not. */
  private String id(Due due) {
    String domain = from.getAddress().replaceFirst("^.*@", "");
    return due.notification()
        + "."
        + Integer.toHexString(due.recipient().hashCode())
        + "@"
        + domain;
  }

  private static Outcome outcome(MessagingException error) {
    return switch (error) {
      case AddressException _ -> Outcome.refused(null, "The address is not one.");
      case AuthenticationFailedException _ ->
          Outcome.failed(null, "The mail server did not accept user and password.");
      case SendFailedException failed when forGood(failed) ->
          Outcome.refused(null, "The mail server refused the address: " + failed.getMessage());
      default -> Outcome.failed(null, "The mail server did not take it: " + error.getMessage());
    };
  }

  /** Whether some address was refused by a code that says that it will be again. */
  private static boolean forGood(SendFailedException failed) {
    for (Exception each = failed; each != null; each = next(each)) {
      if (each instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= 500) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Exception next(Exception error) {
    return error instanceof MessagingException chained ? chained.getNextException() : null;
  }
}
