package io.turnpike.tenants;

import io.turnpike.infra.ids.TimeOrderedId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened, for everybody who is to be told.
 *
 * @param id a UUIDv7, by which receivers recognise a repeated message
 * @param type word of an {@link EventType}
 * @param data what JSON can hold, under the names it is sent by
 * @param mail null for one that nobody is written to about
 */
public record Notification(
    UUID id,
    OrganizationId organization,
    String type,
    Map<String, ? extends @Nullable Object> data,
    @Nullable Mail mail) {

  public static Notification of(
      OrganizationId organization,
      String type,
      Map<String, ? extends @Nullable Object> data,
      @Nullable Mail mail) {
    return new Notification(TimeOrderedId.next(), organization, type, data, mail);
  }

  /**
   * @param text plain; which organization it is about is added
   * @param roles whoever has one of them is written to, each apart
   */
  public record Mail(String subject, String text, Set<Role> roles) {}
}
