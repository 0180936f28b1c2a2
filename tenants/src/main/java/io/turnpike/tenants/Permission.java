package io.turnpike.tenants;

import io.turnpike.infra.refusal.Forbidden;
import java.util.Locale;

/**
 * Asked first by every change, in any module. Throws Forbidden, naming the role one has and those
 * one needs.
 */
public final class Permission {

  private Permission() {}

  /**
   * @param what as the refusal names it, for example {@code configs}
   */
  public static void toChange(Actor actor, String what) {
    if (!actor.role().mayChange()) {
      throw refused(actor, what, "owners, admins and developers");
    }
  }

  /**
   * @param what as the refusal names it, for example {@code teams}
   */
  public static void toAdminister(Actor actor, String what) {
    if (!actor.role().mayAdminister()) {
      throw refused(actor, what, "owners and admins");
    }
  }

  /**
   * Developers are not among them: they are who spends.
   *
   * @param what as the refusal names it, for example {@code budgets}
   */
  public static void toBill(Actor actor, String what) {
    if (!actor.role().mayBill()) {
      throw refused(actor, what, "owners, admins and billing");
    }
  }

  /** Nobody hands out, or takes away, more than they have. */
  public static void toGrant(Actor actor, Role role) {
    if (role.compareTo(actor.role()) < 0) {
      throw new Forbidden(
          "Your role is " + word(actor.role()) + "; the role " + word(role) + " is above it.");
    }
  }

  private static Forbidden refused(Actor actor, String what, String allowed) {
    return new Forbidden(
        "Only " + allowed + " may change " + what + "; your role is " + word(actor.role()) + ".");
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
