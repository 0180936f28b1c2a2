package io.turnpike.routing.dialects;

import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway must know of a request, and where in its bytes it stands, so that the rest can
 * be forwarded as it came. What is asked about a target is asked of the request as it is sent
 * there, with the target's own parameters.
 */
public interface RequestScan {

  /**
   * A field at the top of the body.
   *
   * @param start offset of the value's first byte
   * @param end offset after its last
   */
  record Member(String name, int start, int end) {}

  /** The client's bytes; not to be changed. */
  byte[] body();

  /**
   * Bytes of it that stand for what a model reads, for estimates; -1 where tokens cannot be
   * estimated at all.
   */
  default long promptBytes() {
    return body().length;
  }

  /**
   * Whether what nobody counted can be told in tokens by its length: false for what is not paid for
   * so, or not always.
   */
  default boolean isEstimable() {
    return promptBytes() >= 0;
  }

  /** Whether nobody pays for its answer, as for a count of tokens. */
  default boolean isFree() {
    return false;
  }

  /** Most searches that a rerank can be billed as; 0 for anything else. */
  default long searches(Target target) {
    return 0;
  }

  /**
   * One of each class of use that it is charged by, whatever else is; of a rerank, tokens or
   * searches.
   */
  default TokenUsage charged() {
    return TokenUsage.of(1, 1);
  }

  /** Null when the client names none. */
  @Nullable String model();

  /** Whether the client wants the answer as a stream. */
  boolean stream();

  /** Whether the client is to see in a stream what the answer used. */
  boolean wantsUsage();

  /** Null when the body has no such field. */
  @Nullable Member member(String name);

  /** Whether the body has one of these fields. */
  default boolean hasAny(Set<String> names) {
    for (String name : names) {
      if (member(name) != null) {
        return true;
      }
    }
    return false;
  }

  /** Most tokens of one answer; -1 when nothing limits it. */
  long outputLimit(Target target);

  /**
   * The same request with a limit of output that a model can keep to. Only of a dialect that
   * demands one, whose clients send the same for every model; elsewhere a limit is what the client
   * wants, and this request stays as it is.
   *
   * @param most tokens that the model can write
   */
  default RequestScan limited(long most) {
    return this;
  }

  /** How many answers are asked for at once; 1 or more. */
  long answers(Target target);

  /** Most tokens of all answers together; -1 when nothing limits them. */
  default long totalOutputLimit(Target target) {
    long one = outputLimit(target);
    long answers = one < 0 ? 1 : answers(target);
    return one > Long.MAX_VALUE / answers ? Long.MAX_VALUE : one * answers;
  }

  /** How it asks a target's model to answer; null where nobody can say that in its dialect. */
  default @Nullable ModelSettings settings(Target target) {
    return null;
  }

  /**
   * How long that is which a model must read at once, in bytes as its text would have them: the
   * whole request, unless it asks about several things.
   */
  default long contextBytes() {
    return body().length;
  }

  /**
   * Fields of the client's that are not in this any more, since its dialect cannot carry them, and
   * that do not change what an answer means; the client is told their names.
   */
  default List<String> warnings() {
    return List.of();
  }

  /** What it asks a model to be able to do. */
  RequestNeeds needs();

  /** Text of the user's last message, its parts joined by line breaks; null without one. */
  @Nullable String lastUserText();

  /** Path to the field that says for whom an answer is made. */
  List<String> userField();

  /** Whether the text at this path is a setting; any other could be what people said. */
  boolean isSetting(List<String> path);

  /**
   * The same request without some of its fields and for another model; read anew.
   *
   * @param model null for the one it has
   */
  RequestScan rewritten(Set<String> without, @Nullable String model);

  /**
   * The same request with other texts in its body; read anew.
   *
   * @param body this one's, but for some texts
   */
  RequestScan with(byte[] body);

  /**
   * The request as a target gets it, with the target's parameters, but for those it drops; a stream
   * asks for its usage, whether the client did or not.
   *
   * @param model to send
   */
  RequestBody sent(String model, Target target);

  /**
   * What the user said first in a conversation that brings what a provider signed, thinking or
   * encrypted reasoning, so that it can be known again; null for any other request.
   */
  default @Nullable String signedConversation() {
    return null;
  }

  /**
   * The same request without what providers signed; this one where there is nothing of it.
   *
   * @param kept slots whose signer is asked, see {@link Dialect#signedSlots}
   */
  default RequestScan unsigned(Set<String> kept) {
    return this;
  }

  /**
   * The same request in the canonical form, for a provider that does not speak its dialect; null
   * when what it asks for has none. Throws {@link Untranslatable} for what that form cannot say.
   * Made when it is first asked for.
   */
  @Nullable Canonical canonical();

  /**
   * The way of an answer of a provider that speaks its dialect to a client that wants to get it in
   * another form of the same; null where it goes as it comes.
   */
  default @Nullable AnswerTranslation delivery() {
    return null;
  }

  /** Id of a stored answer that it goes on from, as the client wrote it; null without one. */
  default @Nullable String continued() {
    return null;
  }

  /** Whether its provider is to keep the answer, so that later requests can go on from it. */
  default boolean isStored() {
    return false;
  }

  /** The same request, going on from the answer that its provider stored under this id. */
  default RequestScan continuing(String id) {
    return this;
  }

  /** Its answer has begun: neither its bytes nor what stands in them is asked for any more. */
  default void release() {}

  /** The same for somebody who may need it longer. */
  default RequestScan kept() {
    return this;
  }

  /** What a request asks of a model, found out when a model cannot do everything. Not shared. */
  interface RequestNeeds {

    /** Of what asks nothing of a model, or nothing that anybody knows. */
    RequestNeeds NONE = new NoNeeds();

    boolean tools(Target target);

    /** A say in how much the model reasons. */
    boolean reasoning(Target target);

    /** An answer by a JSON schema. */
    boolean jsonSchema(Target target);

    /** Pictures are part of it. */
    boolean vision();
  }

  /** See {@link RequestNeeds#NONE}. */
  final class NoNeeds implements RequestNeeds {

    private NoNeeds() {}

    @Override
    public boolean tools(Target target) {
      return false;
    }

    @Override
    public boolean reasoning(Target target) {
      return false;
    }

    @Override
    public boolean jsonSchema(Target target) {
      return false;
    }

    @Override
    public boolean vision() {
      return false;
    }
  }
}
