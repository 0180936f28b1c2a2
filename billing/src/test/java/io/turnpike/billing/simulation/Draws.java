package io.turnpike.billing.simulation;

import io.turnpike.routing.admission.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What is drawn from the seed. */
final class Draws {

  private static final String[] USERS = {"ann", "bob", "cy", null};
  private static final Quote.Rates CHEAP = new Quote.Rates(150, 600);
  private static final Quote.Rates DEAR = new Quote.Rates(2_000, 9_000);

  private final Random random;

  Draws(long seed) {
    random = new Random(seed);
  }

  boolean chance(int of, int outOf) {
    return random.nextInt(outOf) < of;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From nothing to {@code most}, small ones as likely as large ones. */
  long size(long most) {
    return (long) Math.exp(random.nextDouble() * Math.log(most + 1.0)) - random.nextInt(2);
  }

  long upTo(long most) {
    return most <= 0 ? 0 : random.nextLong(most + 1);
  }

  SimulatedCall.Asked asked(Instant at) {
    long input = 1 + size(20_000);
    List<Quote> quotes = new ArrayList<>();
    quotes.add(quote(input));
    if (chance(1, 4)) {
      quotes.add(quote(input));
    }
    String user = USERS[random.nextInt(USERS.length)];
    return new SimulatedCall.Asked(id(at), at, user, upTo(input), List.copyOf(quotes));
  }

  private Quote quote(long input) {
    boolean dear = chance(1, 3);
    boolean open = chance(1, 5);
    long output = open ? 4_000 : size(chance(1, 50) ? 2_000_000 : 4_000);
    return new Quote(
        "acme", dear ? "o9" : "gpt-4o-mini", input, output, !open, 1, dear ? DEAR : CHEAP);
  }

  private UUID id(Instant at) {
    return new UUID(
        at.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000),
        random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
  }
}
