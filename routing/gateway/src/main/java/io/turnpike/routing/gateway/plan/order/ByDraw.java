package io.turnpike.routing.gateway.plan.order;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Sticky;
import io.turnpike.routing.plan.Step.Weighted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By chance, or by a hash in its place. Each step's lot is {@code -ln(u) / weight}; the least one
 * wins. Sorting the lots gives the same as drawing by weight again and again without putting back,
 * and what is left out simply has no lot.
 */
final class ByDraw {

  private static final long[] NONE = {};
  private static final long CANARY = 0x5ca1ab1e0ddba11L;

  private final Call call;
  private final Group group;
  private final Representatives representatives;
  private final StickyHash hash;
  private final Dice dice;

  ByDraw(Call call, Group group, Representatives representatives, StickyHash hash, Dice dice) {
    this.call = call;
    this.group = group;
    this.representatives = representatives;
    this.hash = hash;
    this.dice = dice;
  }

  Sequence loadBalance(LoadBalance step) {
    @Nullable Long sticky = sticky(step.sticky(), step.choices().size());
    List<Weighted> choices = step.choices();
    long[] identities = sticky == null ? NONE : identities(choices);
    @Nullable Verdict[] verdicts = group.of(choices.size(), at -> choices.get(at).step());
    Ranking ranking = new Ranking(choices.size());
    for (int i = 0; i < choices.size(); i++) {
      Weighted choice = choices.get(i);
      if (verdicts[i] != null) {
        double chance = sticky == null ? 1 - dice.roll() : StickyHash.roll(sticky, identities[i]);
        double lot = lot(chance, choice.weight());
        ranking.add(choice.step(), 0, lot, choice.weight(), lot);
      }
    }
    call.draft().note(ranking.note(step.at(), "loadbalance", word(sticky), ByDraw::weight));
    return ranking.sequence(step.at(), "loadbalance", step.failover());
  }

  /** What fails on the canary goes to the stable step, never the other way. */
  Sequence canary(Canary step) {
    @Nullable Long sticky = sticky(step.sticky(), 2);
    double percent = 100 * (sticky == null ? dice.roll() : StickyHash.roll(sticky, CANARY));
    boolean drawn = percent < step.percent();
    Ranking ranking = new Ranking(2);
    if (drawn && representatives.of(step.canary()) != null) {
      ranking.add(step.canary(), 0, 0, step.percent());
    }
    if (representatives.of(step.stable()) != null) {
      ranking.add(step.stable(), 0, 1, 100 - step.percent());
    }
    String reason = word(sticky) + " " + rounded(percent);
    call.draft()
        .note(ranking.note(step.at(), "canary", reason, (_, share, _) -> trimmed(share) + " %"));
    return ranking.sequence(step.at(), "canary", step.failover());
  }

  /** A conversation that brings what a provider signed goes where it went before. */
  private @Nullable Long sticky(@Nullable Sticky sticky, int choices) {
    if (sticky != null) {
      return hash.of(sticky);
    }
    String conversation = choices < 2 ? null : call.body().signedConversation();
    return conversation == null ? null : hash.ofConversation(conversation);
  }

  /** The same target may stand there twice; each gets a lot of its own. */
  private static long[] identities(List<Weighted> choices) {
    long[] plain = new long[choices.size()];
    long[] own = new long[choices.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = StickyHash.identity(choices.get(i).step());
      int twins = 0;
      for (int j = 0; j < i; j++) {
        twins += plain[j] == plain[i] ? 1 : 0;
      }
      own[i] = StickyHash.twin(plain[i], twins);
    }
    return own;
  }

  /** Without weight after all others, as written. */
  private static double lot(double chance, double weight) {
    return weight > 0 ? -Math.log(chance) / weight : Double.POSITIVE_INFINITY;
  }

  private static String word(@Nullable Long sticky) {
    return sticky == null ? "drawn" : "sticky";
  }

  /** Without a lot where the weight is zero: that comes last whatever is drawn. */
  private static String weight(int tier, double weight, double lot) {
    String measure = "weight " + trimmed(weight);
    return weight > 0 ? measure + ", lot " + rounded(lot) : measure;
  }

  private static String rounded(double number) {
    return trimmed(Math.round(number * 10_000) / 10_000.0);
  }

  private static String trimmed(double number) {
    return number == (long) number ? Long.toString((long) number) : Double.toString(number);
  }
}
