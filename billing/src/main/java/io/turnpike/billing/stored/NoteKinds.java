package io.turnpike.billing.stored;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.turnpike.routing.usage.DecisionNote;

/** The words by which the kinds of notes are told apart in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @Type(name = "evaluated", value = DecisionNote.Evaluated.class),
  @Type(name = "excluded", value = DecisionNote.Excluded.class),
  @Type(name = "ordered", value = DecisionNote.Ordered.class),
  @Type(name = "followed", value = DecisionNote.Followed.class),
  @Type(name = "hedged", value = DecisionNote.Hedged.class),
  @Type(name = "copied", value = DecisionNote.Shadowed.class),
  @Type(name = "copy_of", value = DecisionNote.ShadowOf.class),
  @Type(name = "omitted", value = DecisionNote.Omitted.class),
  @Type(name = "usage_rejected", value = DecisionNote.UsageRejected.class)
})
interface NoteKinds {}
