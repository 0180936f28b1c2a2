package io.turnpike.billing.payments;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes money, and tells when it has. A bean for each; the first that is open is used. */
public interface PaymentProvider {

  /** A word for paths, references and tables, for example {@code stripe}. */
  String name();

  /** Whether the operator has set it up; nothing else is asked of one that is not. */
  boolean open();

  /**
   * Where the browser goes to pay. Unavailable where the provider does not answer or refuses. Asked
   * again for the same checkout, it makes no second one.
   */
  Mono<URI> start(Order order);

  /** Where a customer sees receipts and cards. */
  Mono<URI> portal(String customer, URI back);

  /** Throws {@link Forged}. */
  Notice read(Headers headers, byte[] body);

  /**
   * @param customer whom the provider knows the organization as; null before its first payment
   * @param paid where the browser comes back to, with a payment
   * @param left and without
   */
  record Order(
      UUID checkout,
      UUID organization,
      long amountNanoUsd,
      @Nullable String customer,
      URI paid,
      URI left) {}

  /** What a message says. */
  sealed interface Notice {

    /**
     * @param event the provider's own id of the message
     * @param amountNano in billionths of the currency
     * @param currency in small letters
     * @param reference the payment, where people look for it at the provider
     */
    record Paid(
        String event,
        UUID checkout,
        UUID organization,
        long amountNano,
        String currency,
        String reference,
        @Nullable String customer)
        implements Notice {

      public boolean isOf(long nanoUsd) {
        return currency.equals("usd") && amountNano == nanoUsd;
      }
    }

    /** Nothing that has to do with a payment of ours. */
    record Other() implements Notice {}
  }

  /** Of a message. */
  @FunctionalInterface
  interface Headers {
    @Nullable String first(String name);
  }

  /** A message without the provider's valid, recent signature, or that cannot be read. */
  final class Forged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Forged(String sentence) {
      super(sentence, null, false, false);
    }
  }
}
