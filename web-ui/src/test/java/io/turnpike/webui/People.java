package io.turnpike.webui;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.concurrent.atomic.AtomicInteger;

/** New people with organizations of their own, each at a browser. */
public final class People {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final FakeAccounts accounts;
  private final int port;

  public People(FakeAccounts accounts, int port) {
    this.accounts = accounts;
    this.port = port;
  }

  public Person owner() {
    return person(Role.OWNER);
  }

  public Person person(Role role) {
    int number = COUNT.incrementAndGet();
    Actor actor =
        accounts.person("person" + number + "@example.test", "Organization " + number, role);
    return new Person(actor, new Browser(port).with(accounts.open(actor)));
  }

  public record Person(Actor actor, Browser browser) {}
}
